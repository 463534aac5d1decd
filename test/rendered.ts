type Resources = Readonly<Record<string, { readonly Type: string }>>;

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::URLSuffix': 'amazonaws.com',
};

/**
 * A string of a template with its intrinsics made readable.
 *
 * A resource of the template is shown as its type in angle brackets, a value of another stack as `<import>`.
 */
export function rendered(value: unknown, resources: Resources): string {
  if (typeof value === 'string') {
    return value;
  }
  const [[intrinsic, argument] = []] = Object.entries(value as object) as [string, unknown][];
  switch (intrinsic) {
    case 'Fn::Join': {
      const [delimiter, parts] = argument as [string, unknown[]];
      return parts.map((part) => rendered(part, resources)).join(delimiter);
    }
    case 'Fn::GetAtt':
      return `<${resources[(argument as [string])[0]]?.Type ?? ''}>`;
    case 'Ref':
      return PSEUDO_PARAMETERS[argument as string] ?? `<${resources[argument as string]?.Type ?? (argument as string)}>`;
    case 'Fn::ImportValue':
      return '<import>';
    default:
      throw new Error(`a string of a template must be made of known intrinsics, got ${JSON.stringify(value)}`);
  }
}
