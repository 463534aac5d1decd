import type { IConstruct } from 'constructs';
import { acknowledgementsBelow } from '../lib/compliance/acknowledgements';
import { findingsBelow, isBelow } from '../lib/compliance/findings';
import { settle } from '../lib/compliance/settlement';

/** What the packs find below `scope` and nobody has acknowledged: `<path> <Pack>::<rule>`, sorted by pack. */
export function findings(scope: IConstruct): string[] {
  settle(scope);
  const acknowledged = acknowledgementsBelow(scope.node.root);
  return findingsBelow(scope)
    .filter((finding) => !acknowledged.some(({ construct, rule }) => rule === finding.rule && isBelow(finding, construct.node.path)))
    .map(({ path, rule }) => `${path} ${rule}`);
}
