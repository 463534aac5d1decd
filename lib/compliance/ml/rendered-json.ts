/** Intrinsics stand in the text as a number between these while it is parsed. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

/**
 * A JSON document that CloudFormation puts together, with intrinsics where they are: `{"KmsKeyId": {"Ref": "Key"}}`.
 *
 * `text` is an object, a string, `Fn::Join` or `Fn::Sub` of strings and intrinsics; `substitutions` fill `${name}` in it.
 * Throws when the text is another intrinsic or no JSON.
 */
export function renderedJson(text: unknown, substitutions: Readonly<Record<string, unknown>> = {}): unknown {
  const intrinsics: unknown[] = [];
  const parts = isDocument(text) ? [JSON.stringify(text)] : partsOf(text);
  let document = '';
  for (const part of parts.flatMap((piece) => (typeof piece === 'string' ? substituted(piece, substitutions) : [piece]))) {
    if (typeof part === 'string') {
      document += part;
    } else {
      const mark = `${OPEN}${intrinsics.push(part) - 1}${CLOSE}`;
      document += isInsideString(document) ? mark : JSON.stringify(mark);
    }
  }
  return restored(JSON.parse(document), intrinsics);
}

function isDocument(text: unknown): text is object {
  return typeof text === 'object' && text !== null && !Object.keys(text).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

function partsOf(text: unknown): readonly unknown[] {
  if (typeof text === 'string') {
    return [text];
  }
  const { 'Fn::Join': join, 'Fn::Sub': sub } = text as Readonly<Record<string, unknown>>;
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return (join[1] as readonly unknown[]).flatMap((part, index) => [
      ...(index > 0 ? [String(join[0])] : []),
      ...(isText(part) ? partsOf(part) : [part]),
    ]);
  }
  if (typeof sub === 'string') {
    return substituted(sub, undefined);
  }
  if (Array.isArray(sub)) {
    return substituted(String(sub[0]), undefined, sub[1] as Readonly<Record<string, unknown>>);
  }
  throw new Error('its text is only known when CloudFormation runs');
}

/** Whether an intrinsic is text that is put together here. */
function isText(part: unknown): boolean {
  return typeof part === 'string' || (typeof part === 'object' && part !== null && ('Fn::Join' in part || 'Fn::Sub' in part));
}

/** Text cut at its `${name}`: of `DefinitionSubstitutions` only those that are named, of `Fn::Sub` all. */
function substituted(
  text: string,
  substitutions: Readonly<Record<string, unknown>> | undefined,
  variables: Readonly<Record<string, unknown>> = {},
): readonly unknown[] {
  return text.split(/(\$\{[^}]+\})/).flatMap((piece) => {
    const name = /^\$\{([^}]+)\}$/.exec(piece)?.[1];
    if (name === undefined) {
      return [piece];
    }
    if (substitutions !== undefined) {
      return [name in substitutions ? scalar(substitutions[name]) : piece];
    }
    if (name.startsWith('!')) {
      return [`\${${name.slice(1)}}`];
    }
    return [name in variables ? scalar(variables[name]) : name.includes('.') ? { 'Fn::GetAtt': name.split('.') } : { Ref: name }];
  });
}

function scalar(value: unknown): unknown {
  return typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : typeof value === 'object' ? value : JSON.stringify(value);
}

function isInsideString(document: string): boolean {
  return (document.replaceAll(/\\./gs, '').match(/"/g)?.length ?? 0) % 2 === 1;
}

function restored(value: unknown, intrinsics: readonly unknown[]): unknown {
  if (typeof value === 'string') {
    const parts = value.split(MARK).map((part, index) => (index % 2 === 1 ? intrinsics[Number(part)] : part));
    const kept = parts.filter((part) => part !== '');
    return kept.length > 1 ? { 'Fn::Join': ['', kept] } : (kept[0] ?? '');
  }
  if (Array.isArray(value)) {
    return value.map((item) => restored(item, intrinsics));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, restored(item, intrinsics)]));
  }
  return value;
}
