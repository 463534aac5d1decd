import type { DescribeModelPackageOutput, ListModelPackagesOutput } from '@aws-sdk/client-sagemaker';
import { ROOT } from '../test-cloud';
import { IMAGE, ROLE, sagemakerLab } from './sagemaker-lab';

type Lab = Awaited<ReturnType<typeof sagemakerLab>>;
let lab: Lab;

beforeEach(async () => {
  lab = await sagemakerLab();
  await lab.call('CreateModelPackageGroup', { ModelPackageGroupName: 'flights' });
});
afterEach(() => lab.cloud.stop());

async function register(changes: object = {}): Promise<string> {
  const { ModelPackageArn } = await lab.call<{ ModelPackageArn: string }>('CreateModelPackage', {
    ModelPackageGroupName: 'flights',
    ModelApprovalStatus: 'PendingManualApproval',
    CustomerMetadataProperties: { auc: '0.73' },
    InferenceSpecification: {
      Containers: [
        {
          Image: IMAGE,
          ModelDataUrl: await lab.putModel('packaged'),
          Environment: { SAGEMAKER_PROGRAM: 'serve.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
        },
      ],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
    },
    ...changes,
  });
  return ModelPackageArn;
}

const approve = (arn: string): Promise<unknown> =>
  lab.call('UpdateModelPackage', { ModelPackageArn: arn, ModelApprovalStatus: 'Approved', ApprovalDescription: 'better' });

test('numbers the versions of a group', async () => {
  expect(await register()).toBe('arn:aws:sagemaker:us-east-1:123456789012:model-package/flights/1');
  expect(await register()).toBe('arn:aws:sagemaker:us-east-1:123456789012:model-package/flights/2');
});

test('tells the bus an approval, and gives IAM its condition key', async () => {
  const arn = await register();
  await approve(arn);
  expect(lab.cloud.recording.events.at(-1)).toMatchObject({
    source: 'aws.sagemaker',
    detailType: 'SageMaker Model Package State Change',
    resources: [arn],
    detail: {
      ModelPackageGroupName: 'flights',
      ModelPackageArn: arn,
      ModelPackageVersion: 1,
      ModelApprovalStatus: 'Approved',
      CustomerMetadataProperties: { auc: '0.73' },
      CreationTime: expect.stringMatching(/^\d{4}-/),
    },
  });
  const update = lab.cloud.recording.authorized.find(({ request }) => request.action === 'sagemaker:UpdateModelPackage');
  expect(update?.request).toMatchObject({ resource: arn, context: { 'sagemaker:ModelApprovalStatus': 'Approved' } });
});

test('lists newest first, filtered by approval, page by page', async () => {
  const arns = [await register(), await register(), await register()];
  await approve(arns[0] ?? '');
  const list = (input: object) => lab.call<ListModelPackagesOutput>('ListModelPackages', { ModelPackageGroupName: 'flights', ...input });
  const versions = (output: ListModelPackagesOutput) => output.ModelPackageSummaryList?.map((item) => item.ModelPackageVersion);
  const first = await list({ MaxResults: 2 });
  expect(versions(first)).toEqual([3, 2]);
  expect(versions(await list({ MaxResults: 2, NextToken: first.NextToken }))).toEqual([1]);
  expect(versions(await list({ ModelApprovalStatus: 'Approved' }))).toEqual([1]);
});

test('makes a model from an approved package only', async () => {
  const arn = await register();
  const create = (ModelName: string): Promise<unknown> =>
    lab.call('CreateModel', { ModelName, ExecutionRoleArn: ROLE, PrimaryContainer: { ModelPackageName: arn } });
  await expect(create('early')).rejects.toThrow('it must be Approved');
  await approve(arn);
  await create('late');
});

test('describes what was registered, and says when there is nothing', async () => {
  const arn = await register();
  const found = await lab.call<DescribeModelPackageOutput>('DescribeModelPackage', { ModelPackageName: arn });
  expect(found).toMatchObject({ ModelPackageStatus: 'Completed', InferenceSpecification: { SupportedContentTypes: ['text/csv'] } });
  await expect(lab.call('DescribeModelPackage', { ModelPackageName: `${arn}0` })).rejects.toThrow('does not exist');
});

test('says who registered and who decided when it is asked, not in its events', async () => {
  const arn = await register();
  await approve(arn);
  const found = await lab.call<DescribeModelPackageOutput>('DescribeModelPackage', { ModelPackageName: arn });
  expect([found.CreatedBy, found.LastModifiedBy]).toMatchObject([{ IamIdentity: { Arn: ROOT.arn } }, { IamIdentity: { Arn: ROOT.arn } }]);
  expect(lab.cloud.recording.events.at(-1)?.detail).not.toHaveProperty('LastModifiedBy');
});
