import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { blockingPacks } from './packs';

/** A rule of a pack that a resource breaks, acknowledged or not. */
export interface Finding {
  /** Construct path of the resource. */
  readonly path: string;
  /** `Pack::Rule`, with the finding in brackets where a rule has several, as acknowledgements name it. */
  readonly rule: string;
}

/**
 * Everything that the packs find below `scope`; `settle` it first, and synthesize it before that, since findings embed final references.
 *
 * @param packs by default those that block
 */
export function findingsBelow(scope: IConstruct, packs: readonly NagPack[] = blockingPacks()): Finding[] {
  return packs.flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => ({ path: constructPath ?? '', rule: `${pack.name}::${ruleName}` })),
      ),
  );
}

/** Whether a resource is, or lies below, the construct of `path`. */
export function isBelow(finding: Finding, path: string): boolean {
  return `${finding.path}/`.startsWith(`${path}/`);
}
