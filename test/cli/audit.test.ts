import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditCommand } from '../../cli/audit';
import { following } from '../../lambda/record-change/append';
import type { StoredRecord } from '../../lambda/shared/audit-chain';
import { copyKey } from '../../lambda/shared/audit-chain';
import type { ModelChange } from '../../lambda/shared/model-change';
import { fakeClient } from '../lambda/client-fake';

const APPROVED: ModelChange = {
  event: 'approved/1',
  what: 'approved',
  model: 'flights',
  when: '2001-02-01T00:00:00Z',
  who: { by: 'jo', known: 'aws' },
  why: 'looked at it',
  version: 1,
};
const ROLLBACK: ModelChange = {
  ...APPROVED,
  event: 'rolled-back/2',
  what: 'rolled-back',
  model: 'fraud',
  who: { by: 'sam', known: 'request' },
};
const first = following(undefined, APPROVED);
const CHAIN = [first, following(first, ROLLBACK)];

let printed: string[];
let complained: string[];

beforeEach(() => {
  [printed, complained] = [[], []];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a subcommand against an account that holds these records, and the copies of the untouched chain. */
async function audit(records: readonly StoredRecord[], ...args: string[]): Promise<void> {
  const Outputs = ['AuditTable', 'AuditBucket'].map((OutputKey) => ({ OutputKey, OutputValue: OutputKey }));
  fakeClient(CloudFormationClient, () => Promise.resolve({ Stacks: [{ Outputs }] }));
  fakeClient(DynamoDBDocumentClient, () => Promise.resolve({ Items: records }));
  fakeClient(S3Client, (command) => {
    const copy = command instanceof GetObjectCommand ? CHAIN.find(({ sequence }) => copyKey(sequence) === command.input.Key) : undefined;
    const listed = { Contents: CHAIN.map(({ sequence }) => ({ Key: copyKey(sequence) })) };
    return Promise.resolve(copy === undefined ? listed : { Body: { transformToString: () => Promise.resolve(copy.record) } });
  });
  await auditCommand().parseAsync([...args, '--environment', 'test'], { from: 'user' });
}

test('verify says how many records are intact, and the head to keep', async () => {
  await audit(CHAIN, 'verify');
  expect(printed).toEqual([`intact: 2 records; head ${CHAIN[1]?.hash}`]);
  expect(process.exitCode).toBeUndefined();
});

test('verify counts those of one model, and walks the whole chain all the same', async () => {
  await audit(CHAIN, 'verify', '--model', 'fraud');
  expect(printed).toEqual([expect.stringContaining('2 records, 1 of fraud;')]);
  await audit([{ ...first, record: `${first.record} ` }, ...CHAIN.slice(1)], 'verify', '--model', 'fraud');
  expect(process.exitCode).toBe(3);
});

test.each([
  ['edited', [{ ...first, record: first.record.replace('jo', 'me') }, ...CHAIN.slice(1)], 'record 000000000001 was edited'],
  ['deleted at its end', [first], 'record 000000000002 was deleted'],
])('verify names the first broken record of a chain that was %s, and ends with 3', async (_, records, reason) => {
  await audit(records, 'verify');
  expect(complained).toEqual([expect.stringContaining(`BROKEN: ${reason}`)]);
  expect(process.exitCode).toBe(3);
});

test('list prints who, what, when and why, and marks what only the request says', async () => {
  await audit(CHAIN, 'list');
  const [header, approved, rollback] = (printed[0] ?? '').split('\n');
  expect(header).toMatch(/^record +when +model +what +version +who +why$/);
  expect(approved).toMatch(/^1 +2001-02-01T00:00:00Z +flights +approved +1 +jo +looked at it$/);
  expect(rollback).toContain('sam (says the request)');
});

test('list keeps to one model when it is asked to', async () => {
  await audit(CHAIN, 'list', '--model', 'flights');
  expect(printed[0]?.split('\n')).toHaveLength(2);
});
