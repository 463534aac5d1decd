import { eventPath } from './event-path';

/** How the input of a target is made; at most one of the three is set. */
export interface TargetInput {
  /** JSON text that replaces the event. */
  readonly Input?: string;
  /** Path of the part of the event that is passed. */
  readonly InputPath?: string;
  readonly InputTransformer?: { readonly InputPathsMap?: Readonly<Record<string, string>>; readonly InputTemplate: string };
}

/** Reserved variables of a transformer, by name. */
export type ReservedVariables = Readonly<Record<string, unknown>>;

/** What a target gets, as JSON text. @default - the event */
export function targetInput(
  { Input: input, InputPath: path, InputTransformer: transformer }: TargetInput,
  event: object,
  reserved: ReservedVariables,
): string {
  if (input !== undefined) {
    return input;
  }
  if (path !== undefined) {
    return JSON.stringify(eventPath(event, path) ?? {});
  }
  if (!transformer) {
    return JSON.stringify(event);
  }
  const variables = Object.entries(transformer.InputPathsMap ?? {}).map(([name, each]) => [name, eventPath(event, each) ?? ''] as const);
  return minified(fill(transformer.InputTemplate, { ...Object.fromEntries(variables), ...reserved }));
}

/** Replaces `<name>`: as JSON of its own, or inside of quotes as part of the text; what is no variable stays as it is. */
function fill(template: string, variables: ReservedVariables): string {
  let quoted = false;
  return template.replace(/\\.|"|<([\w.-]+)>/gs, (token, name?: string) => {
    quoted = token === '"' ? !quoted : quoted;
    if (name === undefined || !Object.hasOwn(variables, name)) {
      return token;
    }
    const value = variables[name];
    if (!quoted) {
      return JSON.stringify(value);
    }
    return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
  });
}

/** JSON without the template's white space; a text of several lines stays as it is. */
function minified(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
