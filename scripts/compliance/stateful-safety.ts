import { assemblyStacks } from '../../cli/changes/assembly-stacks';
import type { Part } from './part';
import { FROZEN_FILE, freeze, readFrozen, renderFrozen } from './stateful/frozen-stacks';
import { unsafeChanges } from './stateful/unsafe-changes';

/** Where the last synth wrote its templates. */
const ASSEMBLY = 'cdk.out';
const FREEZE = 'node dist/scripts/compliance/freeze-stateful.js';

/** No stateful resource of any stack would be replaced, deleted, orphaned or less protected than it was agreed upon. */
export function statefulSafety(): Promise<Part> {
  const frozen = readFrozen();
  const current = freeze(assemblyStacks(ASSEMBLY));
  const unsafe = unsafeChanges(frozen, current);
  const stale = unsafe.length === 0 && renderFrozen(frozen) !== renderFrozen(current);
  return Promise.resolve({
    name: 'stateful safety',
    figures: { stacks: Object.keys(frozen).length, resources: count(frozen), unsafe: unsafe.length },
    problems: [
      ...unsafe.map(({ name, problem }) => `${name}: ${problem} (${FREEZE} --accept ${name})`),
      ...(stale ? [`${FROZEN_FILE} must list every stateful resource as it is: run ${FREEZE}`] : []),
    ],
  });
}

function count(stacks: ReturnType<typeof readFrozen>): number {
  return Object.values(stacks).reduce((sum, { Resources }) => sum + Object.keys(Resources).length, 0);
}
