import { createHash } from 'node:crypto';
import type { ModelChange } from '../shared/model-change';
import type { AuditedEvent, RecordRequest } from './contract';
import { packageChange } from './package-change';
import { promotionChange } from './promotion-change';
import { trainingChange } from './training-change';

/** The change that an event tells of; `undefined` when it tells of none. */
export function changeOf(request: RecordRequest): ModelChange | undefined {
  const { model, event } = request;
  switch (event['detail-type']) {
    case 'SageMaker Model Package State Change':
      return packageChange(model, event);
    case 'Step Functions Execution Status Change':
      return event.detail['stateMachineArn'] === request.promotionArn ? promotionChange(model, event) : trainingChange(model, event);
    case 'Lambda Function Invocation Result - Success':
      return decisionChange(model, event);
    default:
      throw new Error(`detail-type must be one that the rule names, got ${event['detail-type']}`);
  }
}

/** The retrain controller's answer, as Lambda reports it. */
interface Decision {
  readonly at: string;
  readonly decision: 'started' | 'refused';
  readonly reason: string;
  readonly trigger: string;
  readonly executionArn?: string;
}

function decisionChange(model: string, { detail }: AuditedEvent): ModelChange {
  const { at, decision, reason, trigger, executionArn } = detail['responsePayload'] as Decision;
  const trigger16 = createHash('sha256').update(trigger).digest('hex').slice(0, 16);
  return {
    event: `retraining/${model}/${at}/${trigger16}`,
    what: decision === 'started' ? 'retraining-started' : 'retraining-refused',
    model,
    when: at,
    who: { by: 'retrain controller', known: 'platform' },
    why: `${trigger}: ${reason}`,
    executionArn,
  };
}
