import { readFileSync } from 'node:fs';
import type { Environment } from './template';
import { ENVIRONMENTS } from './environments';

/** The calls of one demo, one row for each role, action and resource of a statement; `record-calls.ts` writes it. */
export const CALLS_FILE = 'test/permissions/calls.json';

/** A call of a run, of the production environment. */
export interface RecordedCall {
  /** Name of the role, of the service, or `administrator`. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, string | readonly string[]>>;
}

/** The environment that the demo runs. */
const RECORDED = 'production';

/** The recorded calls as the environment would make them. */
export function recordedCalls(environment: Environment): RecordedCall[] {
  return JSON.parse(inEnvironment(readFileSync(CALLS_FILE, 'utf8'), environment)) as RecordedCall[];
}

/** A text about the recorded environment, told of another one. */
export function inEnvironment(text: string, { name, stage, account }: Environment): string {
  const recorded = ENVIRONMENTS.find((each) => each.name === RECORDED);
  if (recorded === undefined) {
    throw new Error(`environments must include ${RECORDED}, the demo runs it`);
  }
  return text.replaceAll(recorded.account, account).replaceAll(recorded.name, name).replaceAll(recorded.stage, stage);
}
