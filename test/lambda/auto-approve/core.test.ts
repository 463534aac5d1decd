import { judge } from '../../../lambda/auto-approve/core';

const PENDING = {
  group: 'plumbline-pilot-m',
  approval: 'PendingManualApproval',
  metadata: { gate: 'passed', auc: '0.7512', snapshotId: 'a1b2', evaluationKey: 'm/evaluations/job/evaluation.json' },
};

test('approves a pending package that passed the gates, and says why', () => {
  expect(judge('plumbline-pilot-m', PENDING)).toEqual({
    approved: true,
    reason: 'approved automatically by policy: passed the gates with AUC 0.7512 on snapshot a1b2, see m/evaluations/job/evaluation.json',
  });
});

test.each([
  ['another group', { group: 'plumbline-production-m' }, 'must belong to group plumbline-pilot-m, got plumbline-production-m'],
  ['a package that is approved already', { approval: 'Approved' }, 'must wait for approval, got Approved'],
  ["a person's rejection", { approval: 'Rejected' }, 'must wait for approval, got Rejected'],
  ['a package that did not come by the gate', { metadata: {} }, 'the metadata gate must be passed, got none'],
])('leaves %s alone', (_, change, reason) => {
  expect(judge('plumbline-pilot-m', { ...PENDING, ...change })).toMatchObject({ approved: false, reason: expect.stringContaining(reason) });
});
