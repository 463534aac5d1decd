import type { Document, Node } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';

/** Short forms that are no `Fn::` function. */
const PLAIN: Readonly<Record<string, string>> = { Ref: 'Ref', Condition: 'Condition' };

/** The value of a YAML node, with CloudFormation's short forms written out: `!GetAtt A.B` becomes `{'Fn::GetAtt': ['A', 'B']}`. */
export function yamlValue(node: Node | null, document: Document): unknown {
  if (isAlias(node)) {
    return yamlValue(node.resolve(document) ?? null, document);
  }
  const value = plainValue(node, document);
  const [, name] = /^!(\w+)$/.exec(node?.tag ?? '') ?? [];
  if (name === undefined) {
    return value;
  }
  const isAttribute = name === 'GetAtt' && typeof value === 'string';
  return { [PLAIN[name] ?? `Fn::${name}`]: isAttribute ? splitOnce(value) : value };
}

function plainValue(node: Node | null, document: Document): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), yamlValue(value as Node | null, document)]),
    );
  }
  if (isSeq(node)) {
    return node.items.map((item) => yamlValue(item as Node | null, document));
  }
  return isScalar(node) ? node.value : null;
}

/** A logical id has no dot, an attribute may: `Table.StreamArn`, `Nested.Outputs.Key`. */
function splitOnce(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
