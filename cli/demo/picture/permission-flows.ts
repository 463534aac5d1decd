import type { FlowStep } from './flow-step';
import type { Permission } from './permissions';
import type { Deed } from './platform-map';
import type { FoundResource } from './resource-finder';

/** Actions that set something in motion: the words for it, and whether what it gets comes back to the caller. */
const ACTIONS: Readonly<Record<string, { readonly deed: (name: string) => Deed; readonly back?: boolean }>> = {
  'states:StartExecution': { deed: (on) => ({ verb: 'starts', on }) },
  'lambda:InvokeFunction': { deed: (on) => ({ verb: 'calls', on }) },
  'sagemaker:InvokeEndpoint': { deed: () => ({ verb: 'requests' }) },
  'cloudformation:UpdateStack': { deed: () => ({ verb: 'updates' }) },
  'ssm:PutParameter': { deed: () => ({ verb: 'sets', on: 'parameter' }) },
  'ssm:GetParameter': { deed: () => ({ verb: 'parameter' }), back: true },
};

/** What policies let one stack's workload set in motion in another. */
export function permissionFlows(permissions: readonly Permission[], nameOf: (resource: FoundResource) => string): FlowStep[] {
  return permissions.flatMap(({ stack, action, on }) => {
    const known = ACTIONS[action];
    if (known === undefined) {
      return [];
    }
    const [from, to] = known.back === true ? [on.stack, stack] : [stack, on.stack];
    return [{ from, to, deed: known.deed(nameOf(on)) }];
  });
}
