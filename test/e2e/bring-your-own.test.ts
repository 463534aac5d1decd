import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { deliver } from '../../cli/demo/delivery';
import { dayOfFeatures } from '../../cli/demo/replay';
import type { ExistingResources } from '../../lib/config/existing-resources';
import { callLog } from '../../local/iam-service/call-log';
import type { LocalRun } from '../../local/main';
import { flightDelay } from '../../models/flight-delay/model';
import { flightDays } from './flight-days';
import { attachPolicies, connectPeople, deployOnLandingZone, startLandingZone } from './landed-platform';
import type { DeployedPlatform } from './local-platform';
import { queryRow } from './query-rows';

const roleName = (arn = ''): string => arn.split('/').at(-1) ?? '';

let run: LocalRun;
let existing: ExistingResources;
let platform: DeployedPlatform;

/** The key that encrypts the first object of a zone. */
async function keyOf(zone: 'curated' | 'features', prefix: string): Promise<string | undefined> {
  const Bucket = existing.buckets?.[zone];
  const { s3 } = platform.admin;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
  const { SSEKMSKeyId } = await s3.send(new HeadObjectCommand({ Bucket, Key: Contents[0]?.Key }));
  return SSEKMSKeyId;
}

beforeAll(async () => {
  run = await startLandingZone();
  existing = await deployOnLandingZone(run);
  platform = await connectPeople(run);
});

afterAll(async () => {
  await run.stop();
});

test('a role of another team may do nothing before its owner has attached the policies', async () => {
  const upload = new PutObjectCommand({ Bucket: existing.buckets?.raw, Key: 'flights/2001-01-31.csv', Body: 'rows' });
  await expect(platform.mlEngineer.s3.send(upload)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining(
      `no identity policy of role ${roleName(existing.roles?.personas?.['ml-engineer'])} allows s3:PutObject`,
    ),
  });
});

describe('once the policies are attached', () => {
  beforeAll(async () => {
    await attachPolicies(run);
  });

  test('a file that lands in the existing bucket is taken in by the existing roles', async () => {
    const files = await flightDays('2001-01-30', '2001-02-01');
    await expect(deliver(platform, files)).resolves.toMatchObject({ outcomes: { ingested: 2, rejected: 0, duplicate: 0 } });
    await expect(keyOf('curated', 'flights/dt=2001-01-31/')).resolves.toBe(existing.keys?.lake);
  });

  test('its rows are there for queries and features, each under the key of its domain', async () => {
    await expect(queryRow(platform, 'SELECT count(DISTINCT dt), max(dt) FROM flights')).resolves.toEqual(['2', '2001-01-31']);
    const rows = await dayOfFeatures(
      platform,
      '2001-01-31',
      '2001-02-01',
      flightDelay.features.map(({ name }) => name),
    );
    expect(rows).toHaveLength(2400);
    await expect(keyOf('features', 'flight-delay/score/')).resolves.toBe(existing.keys?.features);
  });

  test('nothing was denied since, and the existing roles did the work', () => {
    const calls = callLog(run.cloud).rows();
    const { personas, workloads } = existing.roles ?? {};
    const engineer = roleName(personas?.['ml-engineer']);
    expect(calls.filter(({ allowed }) => !allowed)).toMatchObject([{ role: engineer, action: 's3:PutObject', calls: 1 }]);
    const ingest = calls
      .filter(({ role }) => role === roleName(workloads?.['DataLake/FlightsIngestion/Ingest']))
      .map(({ action }) => action);
    expect(ingest).toEqual(
      expect.arrayContaining(['dynamodb:PutItem', 'kms:Decrypt', 'kms:GenerateDataKey', 's3:GetObject', 's3:PutObject']),
    );
  });
});
