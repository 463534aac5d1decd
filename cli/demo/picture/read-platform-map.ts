import type { AssemblyStack } from '../../../local/cloudformation/assembly';
import { readAssembly } from '../../../local/cloudformation/assembly';
import { dataUses } from './data-uses';
import { eventFlows } from './event-flows';
import { byPair } from './flow-step';
import { importFlows } from './import-flows';
import { inLifeCycleOrder } from './life-cycle-order';
import { parameterFlows } from './parameter-flows';
import { permissionFlows } from './permission-flows';
import { permissions } from './permissions';
import type { MapStack, PlatformMap } from './platform-map';
import { ResourceFinder } from './resource-finder';
import { hasRunning, mainResources } from './resource-kinds';
import { resourceName } from './resource-name';

/** Tag of a model's stacks: `<environment>/<model>`. */
const MODEL_TAG = 'plumbline:model';

/**
 * Reads what runs where from a synthesized assembly: the platform's stacks and those of one model.
 *
 * @param folder for example `cdk.out`
 * @param stage for example `Production`
 * @param model for example `flight-delay`
 */
export function readPlatformMap(folder: string, stage: string, model: string): PlatformMap {
  return platformMap(readAssembly(folder, stage).stacks, stage, model);
}

/** What runs where in the stacks of a stage. */
export function platformMap(all: readonly AssemblyStack[], stage: string, model: string): PlatformMap {
  const stacks = all.filter((stack) => [undefined, model].includes(modelOf(stack)));
  const short = (name: string): string => (name.startsWith(`${stage}-`) ? name.slice(stage.length + 1) : name);
  const finder = new ResourceFinder(stacks);
  const nameOf = resourceName.bind(undefined, stacks);
  const allowed = permissions(stacks, finder);
  const running = new Set(stacks.filter(({ template }) => hasRunning(template)).map(({ name }) => name));
  const flows = byPair([
    ...eventFlows(stacks, finder),
    ...permissionFlows(allowed, nameOf),
    ...parameterFlows(stacks, finder),
    ...importFlows(stacks, finder),
  ]).filter(({ from, to }) => running.has(from) && running.has(to));
  return {
    stage,
    stacks: inLifeCycleOrder(stacks.map((stack) => mapStack(stack, short(stack.name)))),
    flows: flows.map(({ from, to, what }) => ({ from: short(from), to: short(to), what })),
    data: dataUses(stacks, finder, allowed, nameOf).map(({ owner, user, what }) => ({ owner: short(owner), user: short(user), what })),
    otherModels: [...new Set(all.map(modelOf))].filter((found) => found !== undefined && found !== model) as string[],
  };
}

function mapStack(stack: AssemblyStack, name: string): MapStack {
  return {
    name,
    model: modelOf(stack) ?? null,
    runs: hasRunning(stack.template),
    counts: mainResources(stack.template),
    resources: Object.keys(stack.template.Resources).length,
  };
}

function modelOf({ tags }: AssemblyStack): string | undefined {
  return tags[MODEL_TAG]?.split('/').at(-1);
}
