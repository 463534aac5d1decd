import type { AuditedEvent, RecordRequest } from '../../../lambda/record-change/contract';

export const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/plumbline-test-flights/3';
const STATES = 'arn:aws:states:us-east-1:123456789012';

/** A request of the model's rule. */
export function request(detailType: string, detail: Record<string, unknown>): RecordRequest {
  const event: AuditedEvent = { 'detail-type': detailType, time: '2001-02-03T04:05:06Z', detail };
  return { model: 'flights', trainingArn: `${STATES}:stateMachine:training`, promotionArn: `${STATES}:stateMachine:promotion`, event };
}

/** The event of a version, as SageMaker sends it. */
export function packageEvent(status: string, overrides: Record<string, unknown> = {}): RecordRequest {
  return request('SageMaker Model Package State Change', {
    ModelPackageArn: PACKAGE,
    ModelPackageGroupName: 'plumbline-test-flights',
    ModelPackageVersion: 3,
    ModelPackageStatus: 'Completed',
    ModelPackageDescription: 'AUC 0.74 beats the champion',
    ModelApprovalStatus: status,
    CreationTime: '2001-02-01T00:00:00.123Z',
    LastModifiedTime: '2001-02-02T00:00:00.456Z',
    CustomerMetadataProperties: { auc: '0.74', snapshotId: 'abc' },
    ...overrides,
  });
}

/** The end of an execution of `training` or `promotion`. */
export function executionEvent(
  machine: 'training' | 'promotion',
  status: string,
  input: object,
  output?: object,
  name = 'run',
): RecordRequest {
  const failed = status === 'SUCCEEDED' ? {} : { error: 'RolledBack', cause: 'CloudFormation ended in UPDATE_ROLLBACK_COMPLETE' };
  return request('Step Functions Execution Status Change', {
    executionArn: `${STATES}:execution:${machine}:${name}`,
    stateMachineArn: `${STATES}:stateMachine:${machine}`,
    name,
    status,
    stopDate: Date.parse('2001-02-03T04:05:00Z'),
    input: JSON.stringify(input),
    output: output === undefined ? null : JSON.stringify(output),
    ...failed,
  });
}
