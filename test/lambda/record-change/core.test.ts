import { changeOf } from '../../../lambda/record-change/core';
import { PACKAGE, executionEvent, packageEvent, request } from './events';

test('a registration names version, snapshot, AUC and the reason of the gate', () => {
  expect(changeOf(packageEvent('PendingManualApproval'))).toEqual({
    event: `registered/${PACKAGE}`,
    what: 'registered',
    model: 'flights',
    when: '2001-02-01T00:00:00Z',
    who: { by: 'unknown', known: 'no' },
    why: 'AUC 0.74 beats the champion',
    modelPackageArn: PACKAGE,
    version: 3,
    snapshotId: 'abc',
    metrics: { auc: 0.74 },
  });
});

test.each([
  ['Approved', 'approved'],
  ['Rejected', 'rejected'],
])('a version that is %s is one change for all events of the same time, another one later', (status, what) => {
  const at = (LastModifiedTime: string) => changeOf(packageEvent(status, { LastModifiedTime, ApprovalDescription: 'looked at' }));
  expect(at('2001-02-02T00:00:00.456Z')).toMatchObject({ what, why: 'looked at', when: '2001-02-02T00:00:00Z' });
  expect(at('2001-02-02T00:00:00Z')?.event).toBe(at('2001-02-02T00:00:00.456Z')?.event);
  expect(at('2001-02-02T00:00:01Z')?.event).not.toBe(at('2001-02-02T00:00:00Z')?.event);
});

test('a version that SageMaker still works on is no change', () => {
  expect(changeOf(packageEvent('PendingManualApproval', { ModelPackageStatus: 'InProgress' }))).toBeUndefined();
});

const METRICS = { auc: { value: 0.74, low: 0.73, high: 0.75 } };

test.each([
  ['registered', 'trained'],
  ['kept', 'training-kept'],
])('a training that ends as %s brings every metric', (outcome, what) => {
  const output = { outcome, reason: 'the gate says so', metrics: METRICS, snapshotId: 'abc' };
  const event = executionEvent('training', 'SUCCEEDED', { from: '2001-01-01', to: '2001-02-01' }, output, 'retrain-1');
  expect(changeOf(event)).toMatchObject({
    what,
    why: 'the gate says so',
    metrics: METRICS,
    snapshotId: 'abc',
    when: '2001-02-03T04:05:00Z',
    who: { by: 'retrain controller', known: 'platform' },
  });
});

test.each(['FAILED', 'TIMED_OUT', 'ABORTED'])('an execution that ends as %s says why', (status) => {
  const why = `${status}: RolledBack: CloudFormation ended in UPDATE_ROLLBACK_COMPLETE`;
  const training = changeOf(executionEvent('training', status, { requestedBy: 'arn:aws:iam::1:role/me' }));
  expect(training).toMatchObject({ what: 'training-failed', why, who: { by: 'arn:aws:iam::1:role/me', known: 'request' } });
  expect(changeOf(executionEvent('promotion', status, { modelPackageArn: PACKAGE }))).toMatchObject({
    what: 'deployment-failed',
    why,
    modelPackageArn: PACKAGE,
  });
});

const DEPLOYED = { outcome: 'deployed', modelPackageArn: PACKAGE, version: 3, previousArn: 'none' };

test('a deployment after an approval names the version, the one before and the reason of the approval', () => {
  const input = { detail: { ModelPackageArn: PACKAGE, ApprovalDescription: 'looked at' } };
  expect(changeOf(executionEvent('promotion', 'SUCCEEDED', input, DEPLOYED))).toMatchObject({
    what: 'deployed',
    version: 3,
    previousArn: 'none',
    why: 'looked at',
    who: { known: 'platform' },
  });
});

test('a rollback says who asked for it, as far as the request does', () => {
  const rollback = { trigger: 'rollback', reason: 'complaints', requestedBy: 'arn:aws:sts::1:assumed-role/Engineer/jo' };
  expect(changeOf(executionEvent('promotion', 'SUCCEEDED', rollback, DEPLOYED))).toMatchObject({
    what: 'rolled-back',
    why: 'complaints',
    who: { by: 'arn:aws:sts::1:assumed-role/Engineer/jo', known: 'request' },
  });
  const anonymous = executionEvent('promotion', 'SUCCEEDED', { trigger: 'rollback' }, DEPLOYED);
  expect(changeOf(anonymous)).toMatchObject({ why: 'no reason was given', who: { known: 'no' } });
});

test('a promotion that changes nothing is no change', () => {
  expect(changeOf(executionEvent('promotion', 'SUCCEEDED', {}, { ...DEPLOYED, outcome: 'unchanged' }))).toBeUndefined();
});

test.each(['started', 'refused'])('a retraining that was %s is recorded with trigger and reason', (decision) => {
  const responsePayload = { at: '2001-02-17T00:30:00Z', decision, reason: 'because', trigger: 'drift alarm', executionArn: 'arn:e' };
  expect(changeOf(request('Lambda Function Invocation Result - Success', { responsePayload }))).toMatchObject({
    what: `retraining-${decision}`,
    why: 'drift alarm: because',
    when: '2001-02-17T00:30:00Z',
  });
});

test('an event that the rule does not name is an error', () => {
  expect(() => changeOf(request('Something Else', {}))).toThrow('got Something Else');
});
