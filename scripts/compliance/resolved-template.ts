/** What rules read as it is: those on policies know how CDK joins ARNs. */
const POLICY = /^(KeyPolicy|\w*PolicyDocument)$/;

/**
 * A template in which imports and joins are texts, as a deployment would see them.
 *
 * Control Tower's rules were written for resource properties at deployment: they take a text or a reference inside the template for a
 * value, and an `Fn::ImportValue` or `Fn::Join` for none. References inside the template stay, since rules follow them.
 */
export function resolvedTemplate(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(resolvedTemplate);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return (
    textOf(value) ??
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, POLICY.test(key) ? (inner as unknown) : resolvedTemplate(inner)]))
  );
}

function textOf(value: object): string | undefined {
  if ('Fn::ImportValue' in value) {
    return `<import of ${JSON.stringify(value['Fn::ImportValue'])}>`;
  }
  if ('Fn::Join' in value) {
    const [delimiter, parts] = value['Fn::Join'] as [string, unknown];
    return Array.isArray(parts) ? parts.map(partText).join(delimiter) : undefined;
  }
  return undefined;
}

function partText(part: unknown): string {
  return typeof part === 'string' ? part : `<${JSON.stringify(part)}>`;
}
