import type { PolicyDocument } from '../../../../iam/policy';
import type { PolicyStatement } from '../policy-statement';
import { statementsOf } from '../policy-statement';
import type { StagePolicy } from '../stage-policies';
import { addNeighbour, dropAction, wholeService } from './action-operators';
import { dropKey, dropOperator, invert, likeAnything, otherAccount, swapQuantifier, toggleIfExists } from './condition-operators';
import type { Mutant } from './mutant';
import { anyResource, dropResource, shorterPrefix } from './resource-operators';
import { dropStatement, flipEffect, openPrincipal } from './statement-operators';

const OPERATORS = [
  dropStatement,
  flipEffect,
  openPrincipal,
  wholeService,
  addNeighbour,
  dropAction,
  anyResource,
  shorterPrefix,
  dropResource,
  dropOperator,
  dropKey,
  likeAnything,
  otherAccount,
  toggleIfExists,
  invert,
  swapQuantifier,
];

/** A policy with one statement changed. */
export interface PolicyMutant extends Mutant {
  readonly policy: StagePolicy;
  /** The statement before the change. */
  readonly original: PolicyStatement;
  /** Sid, or `#<place>`. */
  readonly place: string;
}

/** Every single change of every statement of a policy. */
export function mutantsOf(policy: StagePolicy): PolicyMutant[] {
  const statements = statementsOf(policy.document);
  return statements.flatMap((statement, index) =>
    OPERATORS.flatMap((operator) => operator(statement)).map((mutant) => {
      const Statement = statements.flatMap((each, at) => (at === index ? (mutant.statement ?? []) : each));
      const document: PolicyDocument = { Version: '2012-10-17', Statement };
      return { ...mutant, original: statement, policy: { ...policy, document }, place: statement.Sid ?? `#${index + 1}` };
    }),
  );
}
