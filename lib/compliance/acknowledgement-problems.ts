import { Stack, Stage } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from './acknowledgements';
import { acknowledgementsBelow } from './acknowledgements';
import type { Cause } from './causes';
import type { Finding } from './findings';
import { findingsBelow, isBelow } from './findings';

/**
 * Why acknowledgements below `scope` can't stand: one line each, empty when all can.
 *
 * An acknowledgement hides one finding of one resource, which is still there, for one of the causes; the packs themselves take any.
 *
 * @param found what the packs find below `scope`
 */
export function acknowledgementProblems(
  scope: IConstruct,
  causes: readonly Cause[],
  found: readonly Finding[] = findingsBelow(scope),
): string[] {
  const reasons = new Set(causes.map(({ reason, decision }) => `${reason} (${decision})`));
  return acknowledgementsBelow(scope).flatMap((entry) =>
    problemsOf(entry, reasons, found).map((problem) => `${entry.construct.node.path} acknowledges ${entry.rule} ${problem}`),
  );
}

function problemsOf({ construct, rule, reason }: Acknowledgement, reasons: ReadonlySet<string>, found: readonly Finding[]): string[] {
  const hidden = found.filter((finding) => finding.rule === rule && isBelow(finding, construct.node.path));
  return [
    ...(reasons.has(reason) ? [] : ['without the reason of a cause']),
    ...(Stack.isStack(construct) || Stage.isStage(construct) ? ['for a whole stack or stage'] : []),
    ...(hidden.length === 0 ? ['but nothing is found: it is stale, or its id is unknown'] : []),
    ...(hidden.length > 1 ? [`and hides ${hidden.length} findings`] : []),
  ];
}
