import { stackStore } from '../local/cloudformation/stack-store';
import type { Cloud } from '../local/core/cloud';
import type { CallRow } from '../local/iam-service/call-log';
import { callLog } from '../local/iam-service/call-log';

/** Characters that CDK puts behind a logical id: a hash of the construct's path. */
const HASH = /[0-9A-F]{8}$/;

/**
 * The calls of a run, with each generated name replaced by `<stack>.<logical id without hash>`, for example `DataLake.ZonesRaw`.
 *
 * Names in the template stay, so that the same call has the same text in each run.
 *
 * @param stage prefix of the stacks' names, which is left out
 */
export function namedCalls(cloud: Cloud, stage: string): CallRow[] {
  const names = generatedNames(cloud, stage);
  const rename = (text: string): string => names.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text);
  return callLog(cloud)
    .rows()
    .map((row) => JSON.parse(rename(JSON.stringify(row))) as CallRow);
}

/** Pairs of a physical and a logical name, the longest first: one may be part of another. */
function generatedNames(cloud: Cloud, stage: string): [string, string][] {
  return stackStore(cloud)
    .list()
    .flatMap((stack): [string, string][] => {
      const template = JSON.stringify(stack.state.template);
      return [...stack.resources.values()]
        .map(({ logicalId, provisioned }): [string, string] => [
          lastPart(provisioned.physicalId),
          `${stack.name.replace(`${stage}-`, '')}.${logicalId.replace(HASH, '')}`,
        ])
        .filter(([name]) => name.length > 7 && !template.includes(name));
    })
    .sort(([a], [b]) => b.length - a.length);
}

/** The name in an ARN, a URL or by itself. */
function lastPart(physicalId: string): string {
  return physicalId.split(/[:/]/).at(-1) ?? physicalId;
}
