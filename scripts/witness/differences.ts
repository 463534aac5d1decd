/** What both sides answered, by the label of the call. */
export type Records = Readonly<Record<string, unknown>>;

/** One place where the answers to a call differ. */
export interface Difference {
  /** Label of the call, for example `sqs send_message: empty body`. */
  readonly call: string;
  /** Where in the answer, for example `Attributes.QueueArn` or `Error`. */
  readonly field: string;
  /** @default - nothing there */
  readonly ours?: unknown;
  readonly theirs?: unknown;
}

/** Every difference between two sides, call by call; a call that one side has not made is one too. */
export function differences(ours: Records, theirs: Records): Difference[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((call) =>
    differentFields(ours[call], theirs[call], '').map((found) => ({ call, ...found })),
  );
}

type Found = Omit<Difference, 'call'>;

function differentFields(ours: unknown, theirs: unknown, path: string): Found[] {
  if (failed(ours) || failed(theirs)) {
    // Of an error only the code and the status count: texts are no contract.
    return failed(ours) && failed(theirs)
      ? differentMembers(ours, theirs, path)
      : [{ field: path, ours: brief(ours), theirs: brief(theirs) }];
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length) {
    return [{ field: path, ours, theirs }];
  }
  if (isObject(ours) && isObject(theirs)) {
    return differentMembers(ours, theirs, path);
  }
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ field: path, ours, theirs }];
}

function differentMembers(ours: object, theirs: object, path: string): Found[] {
  const [a, b] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name) =>
    differentFields(a.get(name), b.get(name), path === '' ? name : `${path}.${name}`),
  );
}

function failed(answer: unknown): answer is { readonly Error: string } {
  return isObject(answer) && 'Error' in answer && 'status' in answer;
}

/** An error by its code, a success without its content. */
function brief(answer: unknown): unknown {
  return failed(answer) ? answer.Error : answer === undefined ? undefined : 'success';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
