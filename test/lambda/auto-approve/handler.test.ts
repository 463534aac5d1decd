import '../training-environment';
import type { UpdateModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { handler } from '../../../lambda/auto-approve/handler';
import { fakeClient } from '../client-fake';

const ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/plumbline-pilot-m/3';
const EVENT = { detail: { ModelPackageArn: ARN } };

let approvals: UpdateModelPackageCommand['input'][];
let status: 'PendingManualApproval' | 'Approved';

beforeEach(() => {
  approvals = [];
  status = 'PendingManualApproval';
  jest.spyOn(console, 'log').mockReturnValue();
  fakeClient(SageMakerClient, async (command) => {
    if (command instanceof DescribeModelPackageCommand) {
      const metadata = { gate: 'passed', auc: '0.75' };
      return { ModelPackageGroupName: 'plumbline-pilot-m', ModelApprovalStatus: status, CustomerMetadataProperties: metadata };
    }
    approvals.push((command as UpdateModelPackageCommand).input);
    status = 'Approved';
    return {};
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('approves a package once, though its event comes twice', async () => {
  expect(await handler(EVENT)).toMatchObject({ approved: true });
  expect(await handler(EVENT)).toMatchObject({ approved: false });
  expect(approvals).toEqual([
    {
      ModelPackageArn: ARN,
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: expect.stringContaining('passed the gates with AUC 0.75'),
    },
  ]);
});
