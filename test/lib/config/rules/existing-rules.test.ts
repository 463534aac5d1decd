import type { ExistingResources } from '../../../../lib/config/existing-resources';
import { existingProblems } from '../../../../lib/config/rules/existing-rules';
import { EXISTING, keyArn, pilotOn, roleArn } from '../../existing';

const { network, keys, buckets, roles } = EXISTING;

/** `<path> <rule>` of each problem. */
function problems(existing: ExistingResources): string[] {
  return existingProblems(pilotOn(existing)).map(({ path, rule }) => `${path} ${rule}`);
}

test('takes everything, nothing, and each part alone', () => {
  expect([{}, EXISTING, { network }, { keys }, { keys, buckets }, { roles }].flatMap(problems)).toEqual([]);
});

test('takes ARNs of any partition', () => {
  expect(problems({ keys: { lake: keyArn('lake').replace('arn:aws:', 'arn:aws-us-gov:') } })).toEqual([]);
});

test('lists every problem at once', () => {
  const subnets = [{ availabilityZone: 'us-east-1b', subnetId: 'subnet-1', routeTableId: 'main' }];
  expect(
    problems({
      network: { ...network, vpcId: 'default', subnets },
      keys: { lake: 'alias/lake' },
      buckets: { raw: 'Acme.Raw', features: 'acme-features' },
      roles: { personas: { auditor: 'audit' } },
    }),
  ).toEqual([
    'existing.network.vpcId must be the id of a VPC, such as vpc-0a1b2c3d4e5f67890',
    'existing.network.subnets must be one subnet in each of availabilityZones',
    'existing.network.subnets[0].subnetId must be the id of a subnet, such as subnet-0a1b2c3d4e5f67890',
    'existing.network.subnets[0].routeTableId must be the id of a route table, such as rtb-0a1b2c3d4e5f67890',
    'existing.keys.lake must be the ARN of a key, not of an alias, in account 111122223333 and region us-east-1',
    'existing.buckets.raw must be the name of a bucket, 3 to 63 lower-case letters, digits and hyphens',
    'existing.buckets.features must come with existing.keys.features, the key that encrypts the bucket by default',
    'existing.roles.personas.auditor must be the ARN of a role in account 111122223333',
  ]);
});

test.each<[string, ExistingResources, string]>([
  [
    'two subnets in one zone',
    { network: { ...network, subnets: [...network.subnets, ...network.subnets] } },
    'existing.network.subnets must not name a subnet twice',
  ],
  [
    'one security group for functions and jobs',
    { network: { ...network, securityGroups: { functions: 'sg-01234567', jobs: 'sg-01234567' } } },
    'existing.network.securityGroups.jobs must be another group than that of functions',
  ],
  ['a key of another region', { keys: { models: keyArn('models').replace('us-east-1', 'eu-west-1') } }, 'existing.keys.models must be'],
  ['a key of another account', { keys: { models: keyArn('models').replace('1111', '9999') } }, 'existing.keys.models must be'],
  [
    'a key that encrypts and signs',
    { keys: { lake: keyArn('one'), signing: keyArn('one') } },
    'existing.keys.signing must be a key of its own',
  ],
  [
    'one bucket for two zones',
    { keys, buckets: { raw: 'acme-lake', curated: 'acme-lake' } },
    'existing.buckets.curated must not be the bucket of another zone',
  ],
  [
    'one role for those who train and those who approve',
    { roles: { personas: { 'ml-engineer': roleArn('all'), approver: roleArn('all') } } },
    'existing.roles.personas.approver must not be the role of another persona',
  ],
  [
    'a role of another account',
    { roles: { workloads: { 'DataLake/FlightsIngestion/Ingest': roleArn('ingest').replace('1111', '9999') } } },
    'existing.roles.workloads.DataLake/FlightsIngestion/Ingest must be the ARN of a role',
  ],
  [
    'a boundary of AWS',
    { roles: { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' } },
    'existing.roles.permissionsBoundary must be the ARN of a managed policy in account 111122223333',
  ],
])('refuses %s', (_, existing, expected) => {
  expect(problems(existing)).toContainEqual(expect.stringContaining(expected));
});
