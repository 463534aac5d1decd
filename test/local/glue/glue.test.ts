import type { ProvisionContext } from '../../../local/core/resource-provider';
import { createGlue } from '../../../local/glue/glue';
import { glueProviders } from '../../../local/glue/providers';
import { createS3 } from '../../../local/s3/service';
import { ROOT, testCloud } from '../test-cloud';

async function glueLab() {
  const cloud = testCloud();
  cloud.addService(createGlue(cloud));
  cloud.addService(createS3());
  cloud.addProviders(glueProviders(cloud));
  const context = { physicalName: () => 'generated' } as unknown as ProvisionContext;
  const create = (type: string, properties: object) => cloud.provider(`AWS::Glue::${type}`)?.create(properties, context);
  const call = <T = Record<string, unknown>>(operation: string, input: object): Promise<T> => cloud.call<T>(ROOT, 'glue', operation, input);
  await create('Database', { DatabaseInput: { Name: 'Lake' } });
  return { cloud, create, call };
}

test('keeps names in lower case', async () => {
  const { create, call } = await glueLab();
  expect(await create('Table', { DatabaseName: 'lake', TableInput: { Name: 'Flights' } })).toEqual({ physicalId: 'flights' });
  expect(await call('GetTable', { DatabaseName: 'Lake', Name: 'FLIGHTS' })).toMatchObject({
    Table: { Name: 'flights', DatabaseName: 'lake' },
  });
});

test('asks for the action on catalog, database and table', async () => {
  const { cloud, create, call } = await glueLab();
  await create('Table', { DatabaseName: 'lake', TableInput: { Name: 'flights' } });
  await call('GetTable', { DatabaseName: 'lake', Name: 'flights' });
  expect(cloud.recording.authorized.map(({ request }) => `${request.action} ${request.resource}`)).toEqual([
    'glue:GetTable arn:aws:glue:us-east-1:123456789012:catalog',
    'glue:GetTable arn:aws:glue:us-east-1:123456789012:database/lake',
    'glue:GetTable arn:aws:glue:us-east-1:123456789012:table/lake/flights',
  ]);
});

test('lists the partitions that have objects', async () => {
  const { cloud, create, call } = await glueLab();
  await cloud.call(ROOT, 's3', 'CreateBucket', { Bucket: 'lab' });
  for (const key of ['f/dt=2001-01-01/a', 'f/dt=2001-01-01/b', 'f/dt=2001-01-02/a', 'f/stray']) {
    await cloud.call(ROOT, 's3', 'PutObject', { Bucket: 'lab', Key: key, Body: Buffer.from('x') });
  }
  const storage = { PartitionKeys: [{ Name: 'dt', Type: 'string' }], StorageDescriptor: { Location: 's3://lab/f/' } };
  await create('Table', { DatabaseName: 'lake', TableInput: { Name: 'flights', ...storage } });
  const { Partitions } = await call<{ Partitions: { Values: string[] }[] }>('GetPartitions', {
    DatabaseName: 'lake',
    TableName: 'flights',
  });
  expect(Partitions.map((partition) => partition.Values)).toEqual([['2001-01-01'], ['2001-01-02']]);
});

test.each([
  ['GetDatabase', { Name: 'none' }],
  ['GetTable', { DatabaseName: 'lake', Name: 'none' }],
])('%s says what it does not find', async (operation, input) => {
  const { call } = await glueLab();
  await expect(call(operation, input)).rejects.toMatchObject({ code: 'EntityNotFoundException' });
});

test('refuses a table that is there already', async () => {
  const { create } = await glueLab();
  await create('Table', { DatabaseName: 'lake', TableInput: { Name: 'flights' } });
  expect(() => create('Table', { DatabaseName: 'lake', TableInput: { Name: 'flights' } })).toThrow('Table flights already exists.');
});
