import type { Actor, ModelChange, ModelChangeKind } from '../shared/model-change';
import type { AuditedEvent } from './contract';
import type { EndedExecution } from './execution';
import { endedExecution } from './execution';
import { requester } from './training-change';

/** Output of a promotion. */
interface PromotionOutput {
  readonly outcome?: 'deployed' | 'unchanged';
  readonly modelPackageArn?: string;
  readonly version?: number;
  readonly previousArn?: string;
}

/** Input of a promotion: an approval event, or a request by hand. */
interface PromotionInput {
  readonly trigger?: 'manual' | 'rollback';
  readonly modelPackageArn?: string;
  readonly reason?: string;
  readonly detail?: { readonly ModelPackageArn: string; readonly ApprovalDescription?: string };
}

/** A deployment, a rollback, or the failure of either; `undefined` when nothing was changed. */
export function promotionChange(model: string, event: AuditedEvent): ModelChange | undefined {
  const execution = endedExecution(event);
  const input = execution.input as PromotionInput;
  const output = execution.output as PromotionOutput;
  if (execution.succeeded && output.outcome === 'unchanged') {
    return undefined;
  }
  return {
    event: execution.event,
    what: kindOf(execution, input),
    model,
    when: execution.ended,
    who: starter(input),
    why: execution.succeeded ? (input.reason ?? input.detail?.ApprovalDescription ?? 'no reason was given') : execution.failure,
    modelPackageArn: output.modelPackageArn ?? input.detail?.ModelPackageArn ?? input.modelPackageArn,
    version: output.version,
    previousArn: output.previousArn,
    executionArn: execution.arn,
  };
}

function kindOf({ succeeded }: EndedExecution, { trigger }: PromotionInput): ModelChangeKind {
  if (!succeeded) {
    return 'deployment-failed';
  }
  return trigger === 'rollback' ? 'rolled-back' : 'deployed';
}

function starter(input: PromotionInput): Actor {
  return input.detail === undefined ? requester({ ...input }) : { by: 'approval of the version', known: 'platform' };
}
