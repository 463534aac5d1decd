/** What CloudFormation fills in by itself, as text. */
const PSEUDO: Readonly<Record<string, string>> = { 'AWS::URLSuffix': 'amazonaws.com', 'AWS::Partition': 'aws' };

/** A value as text, other intrinsics in angle brackets: `<AWS::AccountId>.dkr.ecr.<AWS::Region>.amazonaws.com/scoring:1`. */
export function flatText(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const intrinsic = value as Readonly<Record<string, unknown>>;
  const { Ref: ref, 'Fn::Join': join, 'Fn::Sub': sub } = intrinsic;
  if (typeof ref === 'string') {
    return PSEUDO[ref] ?? `<${ref}>`;
  }
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return join[1].map(flatText).join(String(join[0]));
  }
  if (sub !== undefined) {
    const [text, variables] = (Array.isArray(sub) ? sub : [sub, {}]) as [string, Readonly<Record<string, unknown>>];
    return text.replaceAll(/\$\{([^}!]+)\}/g, (_, name: string) =>
      name in variables ? flatText(variables[name]) : flatText({ Ref: name.trim() }),
    );
  }
  const attribute = intrinsic['Fn::GetAtt'] as string | readonly string[] | undefined;
  return attribute === undefined ? `<${Object.keys(intrinsic).join()}>` : `<${[attribute].flat().join('.')}>`;
}
