import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { eventually, IMAGE, ROLE, sagemakerLab, tarGz } from './sagemaker-lab';

type Lab = Awaited<ReturnType<typeof sagemakerLab>>;
let lab: Lab;

beforeEach(async () => {
  lab = await sagemakerLab();
});
afterEach(() => lab.cloud.stop());

async function train(script: string, changes: object = {}): Promise<DescribeTrainingJobResponse> {
  await start(script, changes);
  return ended();
}

async function start(script: string, changes: object = {}): Promise<void> {
  await lab.put('code/sourcedir.tar.gz', await tarGz({ 'train.py': script }));
  await lab.put('data/train/part.csv', '1,2\n');
  const channel = (name: string, uri: string) => ({
    ChannelName: name,
    DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri } },
  });
  await lab.call('CreateTrainingJob', {
    TrainingJobName: 'job-1',
    RoleArn: ROLE,
    AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
    HyperParameters: {
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"',
      eta: '0.1',
      objective: '"binary:logistic"',
    },
    InputDataConfig: [channel('train', 's3://lab/data/train/'), channel('code', 's3://lab/code/')],
    OutputDataConfig: { S3OutputPath: 's3://lab/out/' },
    ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 10 },
    StoppingCondition: { MaxRuntimeInSeconds: 600 },
    EnableNetworkIsolation: true,
    ...changes,
  });
}

function ended(): Promise<DescribeTrainingJobResponse> {
  return eventually(
    () => lab.call<DescribeTrainingJobResponse>('DescribeTrainingJob', { TrainingJobName: 'job-1' }),
    (job) => !['InProgress', 'Stopping'].includes(job.TrainingJobStatus ?? ''),
  );
}

const COPY = `
import argparse, json, os
parser = argparse.ArgumentParser()
parser.add_argument('--eta', type=float)
parser.add_argument('--objective')
args = parser.parse_args()
rows = open(os.path.join(os.environ['SM_CHANNEL_TRAIN'], 'part.csv')).read()
print('learning with', args.eta, args.objective, os.environ['TRAINING_JOB_NAME'], 'AWS_ACCESS_KEY_ID' in os.environ)
json.dump({'rows': rows, 'hps': json.loads(os.environ['SM_HPS'])}, open(os.path.join(os.environ['SM_MODEL_DIR'], 'model.json'), 'w'))
`;

test('runs the script with its channels and hyperparameters and stores what it leaves in the model folder', async () => {
  const job = await train(COPY);
  expect(job).toMatchObject({ TrainingJobStatus: 'Completed', SecondaryStatus: 'Completed' });
  expect(job.ModelArtifacts?.S3ModelArtifacts).toBe('s3://lab/out/job-1/output/model.tar.gz');
  expect(await lab.keys('out/')).toEqual(['out/job-1/output/model.tar.gz']);
  const lines = lab.cloud.recording.logs.filter((log) => log.group === '/aws/sagemaker/TrainingJobs').flatMap((log) => log.lines);
  expect(lines).toContain('learning with 0.1 binary:logistic job-1 False');
});

test('tells the bus each change of the state, with what Describe answers', async () => {
  await train(COPY);
  const events = lab.cloud.recording.events.filter((event) => event.detailType === 'SageMaker Training Job State Change');
  expect(events.map((event) => (event.detail as DescribeTrainingJobResponse).SecondaryStatus)).toEqual([
    'Starting',
    'Downloading',
    'Training',
    'Uploading',
    'Completed',
  ]);
  expect(events[0]?.detail).toMatchObject({ TrainingJobName: 'job-1', CreationTime: expect.any(Number) });
});

test('fails with the reason that the script left', async () => {
  const job = await train(`
import os, sys
open(os.path.join(os.environ['SM_OUTPUT_DIR'], 'failure'), 'w').write('no rows of class 1')
sys.exit(1)`);
  expect(job).toMatchObject({ TrainingJobStatus: 'Failed', FailureReason: 'AlgorithmError: no rows of class 1, exit code: 1' });
  expect(await lab.keys('out/')).toEqual([]);
});

test('fails with the exit code of a script that is killed', async () => {
  const job = await train('import os, signal\nos.kill(os.getpid(), signal.SIGKILL)');
  expect(job.TrainingJobStatus).toBe('Failed');
  expect(job.FailureReason).toMatch(/ExitCode -9[^]*exit code: 137$/);
});

test('stops on request and keeps what the script has saved', async () => {
  await start(`
import os, time
open(os.path.join(os.environ['SM_MODEL_DIR'], 'checkpoint'), 'w').write('1')
print('saved', flush=True)
time.sleep(60)`);
  await eventually(
    () => Promise.resolve(lab.cloud.recording.logs.flatMap((log) => log.lines)),
    (lines) => lines.includes('saved'),
  );
  await lab.call('StopTrainingJob', { TrainingJobName: 'job-1' });
  expect((await ended()).TrainingJobStatus).toBe('Stopped');
  expect(await lab.keys('out/')).toEqual(['out/job-1/output/model.tar.gz']);
});

test('fails when a channel is empty', async () => {
  const channel = { ChannelName: 'train', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://lab/none/' } } };
  const job = await train(COPY, { InputDataConfig: [channel] });
  expect(job.FailureReason).toMatch('No S3 objects found under S3 URL "s3://lab/none/"');
});

test('refuses an image that no option names, and says which option', async () => {
  const input = { AlgorithmSpecification: { TrainingImage: '1.dkr.ecr.us-east-1.amazonaws.com/pytorch:2', TrainingInputMode: 'File' } };
  await expect(start(COPY, input)).rejects.toThrow("set the option containers['pytorch']");
});

test('refuses a name that is taken', async () => {
  await train(COPY);
  await expect(start(COPY)).rejects.toMatchObject({ code: 'ResourceInUse' });
});

test('names the KMS keys of the request to IAM by their present and their deprecated condition keys', async () => {
  await train(COPY, { OutputDataConfig: { S3OutputPath: 's3://lab/out/', KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/k' } });
  const request = lab.cloud.recording.authorized.find((entry) => entry.request.action === 'sagemaker:CreateTrainingJob')?.request;
  expect(request?.context).toMatchObject({
    'sagemaker:OutputKmsKeyArn': 'arn:aws:kms:us-east-1:123456789012:key/k',
    'sagemaker:OutputKmsKey': 'arn:aws:kms:us-east-1:123456789012:key/k',
  });
});

test('checks iam:PassRole and hands the conditions of the request to IAM', async () => {
  await train(COPY, { VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } });
  const requests = lab.cloud.recording.authorized.map((entry) => entry.request);
  expect(requests).toContainEqual({
    action: 'iam:PassRole',
    resource: ROLE,
    context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
  });
  expect(requests).toContainEqual({
    action: 'sagemaker:CreateTrainingJob',
    resource: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/job-1',
    context: expect.objectContaining({ 'sagemaker:VpcSubnets': ['subnet-1'], 'sagemaker:NetworkIsolation': 'true' }),
  });
});
