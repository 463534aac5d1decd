import type { Deployment } from '../../../lambda/prepare-promotion/contract';
import { alreadyDeployed, assertPromotable, requestedPackage, signedPlace } from '../../../lambda/prepare-promotion/core';

const DEPLOYMENTS: Deployment[] = [
  { modelPackageArn: 'group/1', previousArn: 'none', outcome: 'deployed', deployedAt: '2001-02-01T00:00:00Z' },
  { modelPackageArn: 'group/2', previousArn: 'group/1', outcome: 'deployed', deployedAt: '2001-02-17T00:00:00Z' },
  { modelPackageArn: 'group/3', previousArn: 'group/2', outcome: 'failed', deployedAt: '2001-02-20T00:00:00Z' },
];

test('deploys the package that was approved or named', () => {
  expect(requestedPackage({ trigger: 'approval', modelPackageArn: 'group/3' }, DEPLOYMENTS)).toBe('group/3');
});

test('rolls back to what the latest successful deployment replaced', () => {
  expect(requestedPackage({ trigger: 'rollback' }, DEPLOYMENTS)).toBe('group/1');
});

test.each([
  ['nothing was deployed', []],
  ['the first version is live', DEPLOYMENTS.slice(0, 1)],
])('can not roll back when %s', (_, deployments) => {
  expect(() => requestedPackage({ trigger: 'rollback' }, deployments)).toThrow('there is no earlier version to roll back to');
});

test('needs a package unless it rolls back', () => {
  expect(() => requestedPackage({ trigger: 'manual' }, DEPLOYMENTS)).toThrow('modelPackageArn must be given');
});

test('a repeated approval of a version that was deployed changes nothing, even when a later one is live', () => {
  const approval = { trigger: 'approval', modelPackageArn: 'group/1' } as const;
  expect(alreadyDeployed(approval, 'group/1', DEPLOYMENTS)).toContain('deployed at 2001-02-01T00:00:00Z');
});

test.each([
  ['a failed deployment', 'approval', 'group/3'],
  ['a request by hand', 'manual', 'group/1'],
] as const)('%s does not count as deployed', (_, trigger, arn) => {
  expect(alreadyDeployed({ trigger, modelPackageArn: arn }, arn, DEPLOYMENTS)).toBeUndefined();
});

test.each([
  [{ group: 'other', approval: 'Approved' }, 'must belong to group mine, got other'],
  [{ group: 'mine', approval: 'PendingManualApproval' }, 'must be Approved, got PendingManualApproval'],
  [{ group: 'mine' }, 'must be Approved, got no status'],
])('refuses %j', (found, message) => {
  expect(() => {
    assertPromotable('arn', 'mine', found);
  }).toThrow(message);
});

test('finds the artefact and its signature in the artifacts bucket', () => {
  expect(signedPlace('s3://artifacts/m/training/job/output/model.tar.gz', 'm/evaluations/job/signature.json', 'artifacts')).toEqual({
    artifactKey: 'm/training/job/output/model.tar.gz',
    signatureKey: 'm/evaluations/job/signature.json',
  });
});

test.each([
  ['s3://elsewhere/model.tar.gz', 'signature.json', 'the artefact must lie in s3://artifacts/, got "s3://elsewhere/model.tar.gz"'],
  ['', 'signature.json', 'the artefact must lie in s3://artifacts/'],
  ['s3://artifacts/model.tar.gz', undefined, 'the model package must have the metadata signatureKey'],
])('refuses the artefact %j with the signature %j', (uri, signatureKey, message) => {
  expect(() => signedPlace(uri, signatureKey, 'artifacts')).toThrow(message);
});
