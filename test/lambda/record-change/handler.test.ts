import './audit-environment';
import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { handler } from '../../../lambda/record-change/handler';
import type { AuditRecord } from '../../../lambda/shared/model-change';
import { fakeClient } from '../client-fake';
import { packageEvent } from './events';
import { memoryTable } from './memory-table';

const APPROVER = 'arn:aws:sts::123456789012:assumed-role/plumbline-test-approver/jo';

let items: ReturnType<typeof memoryTable>;
let copies: PutObjectCommand['input'][];
let failures: Error[];

beforeEach(() => {
  items = memoryTable();
  copies = [];
  failures = [];
  fakeClient(S3Client, async (command) => {
    const failure = failures.shift();
    if (failure !== undefined) {
      throw failure;
    }
    copies.push((command as PutObjectCommand).input);
  });
  fakeClient(SageMakerClient, () =>
    Promise.resolve({ LastModifiedTime: new Date('2001-02-02T00:00:00.999Z'), LastModifiedBy: { IamIdentity: { Arn: APPROVER } } }),
  );
});

afterEach(() => {
  jest.restoreAllMocks();
});

function records(): AuditRecord[] {
  return [...items.values()].filter(({ chain }) => chain === 'model-changes').map(({ record = '' }) => JSON.parse(record) as AuditRecord);
}

test('records who approved, and locks a copy of the same bytes that is written once', async () => {
  expect(await handler(packageEvent('Approved'))).toMatchObject({ recorded: true, sequence: '000000000001' });
  expect(records()).toMatchObject([{ what: 'approved', who: { by: APPROVER, known: 'aws' }, sequence: 1 }]);
  expect(copies).toMatchObject([
    {
      Bucket: 'copies',
      Key: 'model-changes/000000000001.json',
      Body: items.get('model-changes/000000000001')?.['record'],
      IfNoneMatch: '*',
    },
  ]);
});

test('each record has the hash of the one before', async () => {
  await handler(packageEvent('PendingManualApproval'));
  await handler(packageEvent('Approved'));
  expect(records()[1]?.previousHash).toBe(items.get('model-changes/000000000001')?.['hash']);
});

test('an event that comes again after a crash between record and copy makes up for the copy', async () => {
  failures = [new Error('crash')];
  await expect(handler(packageEvent('Approved'))).rejects.toThrow('crash');
  await handler(packageEvent('Approved'));
  expect(records()).toHaveLength(1);
  expect(copies).toHaveLength(1);
});

test('a copy that is there already stays', async () => {
  failures = [Object.assign(new Error('there'), { name: 'PreconditionFailed' })];
  expect(await handler(packageEvent('Approved'))).toMatchObject({ recorded: true });
});

test('nobody is named who may not have done it: the version was changed again since, or is gone', async () => {
  await handler(packageEvent('Approved', { LastModifiedTime: '2001-02-01T23:00:00Z' }));
  fakeClient(SageMakerClient, () => Promise.reject(Object.assign(new Error('gone'), { name: 'ValidationException' })));
  await handler(packageEvent('Rejected'));
  expect(records()).toMatchObject([{ who: { known: 'no' } }, { who: { known: 'no' } }]);
});

test('an event that tells of no change is left alone', async () => {
  expect(await handler(packageEvent('PendingManualApproval', { ModelPackageStatus: 'Pending' }))).toMatchObject({ recorded: false });
  expect(items.size).toBe(0);
});
