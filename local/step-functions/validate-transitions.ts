import type { State } from './asl';
import type { Diagnostics } from './diagnostics';
import { isObject } from './json';

interface Target {
  readonly field: string;
  readonly name: string;
}

/** Whether the states of one workflow lead to each other: every target exists, every state can be reached, and one of them is an end. */
export function validateTransitions(startAt: string, states: Readonly<Record<string, State>>, at: string, diagnostics: Diagnostics): void {
  const missing = (name: string, location: string): void => {
    if (!Object.hasOwn(states, name)) {
      diagnostics.add('MISSING_TRANSITION_TARGET', location, `Missing 'Next' target: ${name}`);
    }
  };
  missing(startAt, `${at}/StartAt`);
  for (const [name, state] of Object.entries(states)) {
    for (const target of targets(state)) {
      missing(target.name, `${at}/States/${name}/${target.field}`);
    }
  }
  const reached = reachable(startAt, states);
  for (const name of Object.keys(states).filter((state) => reached.size > 0 && !reached.has(state))) {
    diagnostics.add('MISSING_TRANSITION_TARGET', `${at}/States/${name}`, `State "${name}" is not reachable.`);
  }
  if (!Object.values(states).some(isEnd)) {
    diagnostics.add('MISSING_END_STATE', undefined, 'Workflow has no terminal state');
  }
}

function isEnd({ Type, End }: State): boolean {
  return End === true || Type === 'Succeed' || Type === 'Fail';
}

function targets(state: State): Target[] {
  const nexts = (field: string): Target[] =>
    (Array.isArray(state[field]) ? (state[field] as unknown[]) : []).flatMap((item, index) =>
      isObject(item) && typeof item.Next === 'string' ? [{ field: `${field}[${index}]/Next`, name: item.Next }] : [],
    );
  const own = ['Next', 'Default'].flatMap((field) => (typeof state[field] === 'string' ? [{ field, name: state[field] }] : []));
  return [...own, ...nexts('Choices'), ...nexts('Catch')];
}

function reachable(startAt: string, states: Readonly<Record<string, State>>): Set<string> {
  const reached = new Set<string>();
  const open = [startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = Object.hasOwn(states, name) ? states[name] : undefined;
    if (state && !reached.has(name)) {
      reached.add(name);
      open.push(...targets(state).map((target) => target.name));
    }
  }
  return reached;
}
