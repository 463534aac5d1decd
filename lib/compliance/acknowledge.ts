import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { Cause } from './causes';

/**
 * Acknowledges findings on one construct for one cause.
 *
 * Rule ids have the form `Pack::Rule[finding]`: only these leave an entry in the validation report.
 */
export function acknowledge(construct: IConstruct, cause: Cause, ruleIds: readonly string[]): void {
  const reason = `${cause.reason} (${cause.decision})`;
  Validations.of(construct).acknowledge(...ruleIds.map((id) => ({ id, reason })));
}
