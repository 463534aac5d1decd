import { ownProbes } from '../../scripts/compliance/permissions/cases/role-cases';
import { unneededEntries } from '../../scripts/compliance/permissions/unneeded-entries';
import { unusedPermissions } from '../../scripts/compliance/permissions/unused/unused-permissions';
import { unusedProbes } from '../../scripts/compliance/permissions/unused-probes';
import { everyStage } from './stages';

test.each(everyStage())('%s: what is allowed is used in a run, or listed with its reason', (_name, stage) => {
  const own = ownProbes(stage);
  const identity = stage.policies.filter(({ use }) => use === 'identity');
  expect(identity.length).toBeGreaterThan(40);
  expect(identity.flatMap((policy) => unneededEntries(policy, stage, own))).toEqual([]);
});

test.each(everyStage())('%s: each listed permission is that of a role that exists', (name, stage) => {
  const used = new Set(unusedProbes(stage.environment, stage.roles).map(({ entry }) => entry));
  expect(unusedPermissions(name).filter((entry) => !used.has(entry))).toEqual([]);
});

test('a listed permission says why', () => {
  expect(unusedPermissions('pilot').filter(({ reason }) => reason.length < 10)).toEqual([]);
});

test('a permission that nobody needs is named', () => {
  const [[, stage]] = everyStage() as [ReturnType<typeof everyStage>[number]];
  const policy = stage.policies.find(({ name }) => name === 'DataLake.FlightsIngestionWorkflowRolePolicy');
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::DataLake.ZonesRaw/*' }],
  };
  expect(policy && unneededEntries({ ...policy, document }, stage, ownProbes(stage))).toEqual([
    'DataLake.FlightsIngestionWorkflowRolePolicy allows DataLake.FlightsIngestionWorkflowRole s3:GetObject on arn:aws:s3:::DataLake.ZonesRaw/*, ' +
      'which no run needs: take it away, or list it with its reason',
  ]);
});
