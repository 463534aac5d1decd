import type { NormalizedSchema } from '@smithy/core/schema';

/** Fields of a form as a tree: `Tags.member.1.Key=a` becomes `{ Tags: { member: { 1: { Key: 'a' } } } }`. */
type Tree = Map<string, Tree> & { text?: string };

/** Reads the input of an operation from the form of the query protocol. */
export function readForm(schema: NormalizedSchema, form: URLSearchParams): object {
  return readStructure(schema, treeOf(form));
}

function treeOf(form: URLSearchParams): Tree {
  const root: Tree = new Map<string, Tree>();
  for (const [path, text] of form) {
    let node = root;
    for (const name of path.split('.')) {
      const child = node.get(name) ?? new Map<string, Tree>();
      node.set(name, child);
      node = child;
    }
    node.text = text;
  }
  return root;
}

function readStructure(schema: NormalizedSchema, tree: Tree): object {
  const output: Record<string, unknown> = {};
  if (schema.isStructSchema()) {
    for (const [name, member] of schema.structIterator()) {
      const child = tree.get(member.getMergedTraits().xmlName ?? name);
      if (child) {
        output[name] = readValue(member, child);
      }
    }
  }
  return output;
}

function readValue(schema: NormalizedSchema, tree: Tree): unknown {
  if (schema.isStructSchema()) {
    return readStructure(schema, tree);
  }
  if (schema.isListSchema()) {
    const name = schema.getValueSchema().getMergedTraits().xmlName ?? 'member';
    return inOrder(isFlat(schema) ? tree : tree.get(name)).map((item) => readValue(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema()) {
    return readMap(schema, tree);
  }
  return readText(schema, tree.text ?? '');
}

function readMap(schema: NormalizedSchema, tree: Tree): object {
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const valueName = schema.getValueSchema().getMergedTraits().xmlName ?? 'value';
  const entries = inOrder(isFlat(schema) ? tree : tree.get('entry'));
  return Object.fromEntries(
    entries.map((entry) => [
      entry.get(keyName)?.text ?? '',
      readValue(schema.getValueSchema(), entry.get(valueName) ?? new Map<string, Tree>()),
    ]),
  );
}

function isFlat(schema: NormalizedSchema): boolean {
  return Boolean(schema.getMergedTraits().xmlFlattened);
}

function inOrder(tree: Tree | undefined): Tree[] {
  return [...(tree ?? [])].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

function readText(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) {
    return text === 'true';
  }
  if (schema.isNumericSchema()) {
    return Number(text);
  }
  if (schema.isTimestampSchema()) {
    return new Date(text);
  }
  return schema.isBlobSchema() ? Buffer.from(text, 'base64') : text;
}
