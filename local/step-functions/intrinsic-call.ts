import { isIntrinsic, runIntrinsic } from './intrinsic-functions';
import { TextReader } from './text-reader';

/** Reads the value at a path. */
type Read = (path: string) => unknown;

/** An argument of a call, or the call itself. */
interface Expression {
  readonly evaluate: (read: Read) => unknown;
  /** Of a text in quotes: as it is written, with its escapes, for `States.Format`. */
  readonly raw?: string;
}

const CALL = /\s*States\.(\w+)\(/y;
const END = /\s*\)\s*/y;
const COMMA = /\s*,/y;
const TEXT = /\s*'((?:[^'\\]|\\.)*)'/sy;
const PATH = /\s*(\$(?:\[(?:'(?:[^'\\]|\\.)*'|\?\((?:'[^']*'|[^'])*?\)|[^\]'])*\]|\([^)]*\)|[^\s,()[\]'])*)/y;
const JSON_VALUE = /\s*(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)/y;

/** Most functions inside each other. */
const DEPTH_LIMIT = 10;
const compiled = new Map<string, Expression>();

/** Whether the text is meant as a call such as `States.Format('{}', $.a)`. */
export function isIntrinsicCall(text: string): boolean {
  return text.startsWith('States.');
}

/** Compiles a call; each text once. Throws when it is malformed, names an unknown function, or has too many functions inside each other. */
export function compileIntrinsic(text: string): Expression {
  const known = compiled.get(text);
  if (known) {
    return known;
  }
  const reader = new TextReader(text);
  const call = parseCall(reader, 1) ?? reader.fail();
  if (!reader.done) {
    reader.fail();
  }
  compiled.set(text, call);
  return call;
}

function parseCall(reader: TextReader, depth: number): Expression | undefined {
  const name = reader.take(CALL)?.[1];
  if (name === undefined) {
    return undefined;
  }
  if (!isIntrinsic(name) || depth > DEPTH_LIMIT) {
    throw new Error(depth > DEPTH_LIMIT ? `more than ${DEPTH_LIMIT} functions inside each other` : `unknown function States.${name}`);
  }
  const args: Expression[] = [];
  if (!reader.take(END)) {
    do {
      args.push(parseArgument(reader, depth));
    } while (reader.take(COMMA));
    reader.need(END);
  }
  return {
    evaluate: (read) =>
      runIntrinsic(
        name,
        args.map((arg, index) => (name === 'Format' && index === 0 ? (arg.raw ?? arg.evaluate(read)) : arg.evaluate(read))),
      ),
  };
}

function parseArgument(reader: TextReader, depth: number): Expression {
  const call = parseCall(reader, depth + 1);
  if (call) {
    return call;
  }
  const raw = reader.take(TEXT)?.[1];
  if (raw !== undefined) {
    return { raw, evaluate: () => unescaped(raw) };
  }
  const path = reader.take(PATH)?.[1];
  if (path !== undefined) {
    return { evaluate: (read) => read(path) };
  }
  const value = JSON.parse(reader.need(JSON_VALUE)[1] ?? 'null') as unknown;
  return { evaluate: () => value };
}

/** A text without its escapes. Throws for a backslash before any other character, as AWS does when the function runs. */
function unescaped(raw: string): string {
  if (/(?<!\\)(?:\\\\)*\\(?![\\'{}])/.test(raw)) {
    throw new Error(`Invalid escape in '${raw}'`);
  }
  return raw.replace(/\\(.)/gs, '$1');
}
