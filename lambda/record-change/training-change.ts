import type { Actor, ModelChange, ModelChangeKind } from '../shared/model-change';
import type { AuditedEvent } from './contract';
import type { EndedExecution } from './execution';
import { endedExecution } from './execution';

/** Output of a training. */
interface TrainingOutput {
  readonly outcome?: 'registered' | 'kept';
  readonly modelPackageArn?: string;
  readonly reason?: string;
  readonly metrics?: unknown;
  readonly snapshotId?: string;
}

/** Executions whose name begins so were started by the retrain controller, whose decision has a record of its own. */
const BY_CONTROLLER = 'retrain-';

/** The end of a training, with every metric of its candidate. */
export function trainingChange(model: string, event: AuditedEvent): ModelChange {
  const execution = endedExecution(event);
  const output = execution.output as TrainingOutput;
  return {
    event: execution.event,
    what: kindOf(execution, output),
    model,
    when: execution.ended,
    who: starter(execution),
    why: execution.succeeded ? (output.reason ?? 'see the execution') : execution.failure,
    modelPackageArn: output.modelPackageArn,
    snapshotId: output.snapshotId,
    metrics: output.metrics,
    executionArn: execution.arn,
  };
}

function kindOf({ succeeded }: EndedExecution, { outcome }: TrainingOutput): ModelChangeKind {
  if (!succeeded) {
    return 'training-failed';
  }
  return outcome === 'registered' ? 'trained' : 'training-kept';
}

function starter({ name, input }: EndedExecution): Actor {
  if (name.startsWith(BY_CONTROLLER)) {
    return { by: 'retrain controller', known: 'platform' };
  }
  return requester(input);
}

/** Who a request says it comes from; Step Functions does not say who started an execution. */
export function requester({ requestedBy }: Readonly<Record<string, unknown>>): Actor {
  return typeof requestedBy === 'string' ? { by: requestedBy, known: 'request' } : { by: 'unknown', known: 'no' };
}
