import { CHAMPION, SNAPSHOT, Training } from './training-world';

const outputOf = ({ output }: { readonly output?: string }): unknown => JSON.parse(output ?? 'null');

test('registers a challenger that passes the gate, as pending, and says why', async () => {
  const training = new Training({ gate: { passed: true, reason: 'AUC 0.75 is above 0.6' } });
  expect(outputOf(await training.run())).toEqual({
    outcome: 'registered',
    modelPackageArn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/flights/2',
    reason: 'AUC 0.75 is above 0.6',
    metrics: { auc: { value: 0.75, low: 0.7, high: 0.8 } },
    snapshotId: SNAPSHOT.snapshotId,
    rows: SNAPSHOT.rows,
  });
  expect(training.callsOf('CreateModelPackage')).toMatchObject([
    { ModelPackageGroupName: 'flights', ModelApprovalStatus: 'PendingManualApproval', ModelPackageDescription: 'AUC 0.75 is above 0.6' },
  ]);
});

test('a version carries where it comes from: data, range, job, signature, evaluation and baseline', async () => {
  const training = new Training();
  await training.run();
  const job = training.callsOf('CreateTrainingJob')[0]?.['TrainingJobName'];
  expect(job).toMatch(/^flights-[0-9a-f]{16}$/);
  expect(training.callsOf('CreateModelPackage')[0]).toMatchObject({
    CustomerMetadataProperties: {
      snapshotId: SNAPSHOT.snapshotId,
      trainedFrom: '2001-01-01',
      trainedTo: '2001-02-01',
      trainingJobName: job,
      signatureKey: `flights/evaluations/${String(job)}/signature.json`,
      evaluationKey: 'evaluation.json',
      baselineKey: 'baseline.json',
      auc: '0.75',
      gate: 'passed',
    },
    InferenceSpecification: {
      Containers: [
        {
          ModelDataUrl: 's3://artifacts/flights/training/job/output/model.tar.gz',
          Environment: { SAGEMAKER_PROGRAM: 'serve.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
        },
      ],
    },
  });
});

test('trains on the snapshot with the code of the model, isolated and encrypted', async () => {
  const training = new Training();
  await training.run();
  expect(training.callsOf('CreateTrainingJob')[0]).toMatchObject({
    HyperParameters: { num_round: '100', sagemaker_program: 'train.py', sagemaker_submit_directory: '/opt/ml/input/data/code/code.tar.gz' },
    InputDataConfig: [
      { ChannelName: 'train', DataSource: { S3DataSource: { S3Uri: 's3://features/flights/snapshots/snapshot/train/' } } },
      { ChannelName: 'validation', DataSource: { S3DataSource: { S3Uri: 's3://features/flights/snapshots/snapshot/validation/' } } },
      { ChannelName: 'code', DataSource: { S3DataSource: { S3Uri: 's3://assets/code.tar.gz' } } },
    ],
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    VpcConfig: { Subnets: ['subnet-1'] },
    ResourceConfig: { VolumeKmsKeyId: 'key/models' },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  });
});

test('a snapshot that is not fit ends the training before it costs anything', async () => {
  const training = new Training({ quality: { passed: false, reason: '12 rows are fewer than 100' } });
  expect(outputOf(await training.run())).toMatchObject({
    outcome: 'kept',
    reason: 'the snapshot is not fit to train on: 12 rows are fewer than 100',
  });
  expect(training.calls).toEqual([]);
});

test('without a champion the challenger is judged by the gates alone', async () => {
  const training = new Training();
  await training.run();
  expect(training.inputs['evaluate']).toMatchObject([{ candidates: [{ role: 'challenger' }] }]);
  expect(training.callsOf('DescribeModelPackage')).toEqual([]);
  expect(training.inputs['gate']).toEqual([
    {
      challenger: { auc: { value: 0.75, low: 0.7, high: 0.8 } },
      gates: { minAuc: 0.6, maxCalibrationError: 0.1, maxAucLoss: 0.01, minTrainingRows: 100 },
      trainingRows: 700,
    },
  ]);
});

test('pitfall 31: a champion scores the same held-out rows as its challenger, and the gate compares both', async () => {
  const training = new Training({ live: CHAMPION });
  await training.run();
  expect(training.callsOf('DescribeModelPackage')).toEqual([{ ModelPackageName: CHAMPION }]);
  expect(training.callsOf('CreateTransformJob')).toHaveLength(2);
  const inputs = training.callsOf('CreateTransformJob').map(({ TransformInput }) => TransformInput);
  expect(inputs[0]).toEqual(inputs[1]);
  expect(training.inputs['evaluate']).toMatchObject([{ candidates: [{ role: 'challenger' }, { role: 'champion', version: 1 }] }]);
  expect(training.inputs['verify']).toContainEqual({
    artifactKey: 'flights/training/old/output/model.tar.gz',
    signatureKey: 'flights/evaluations/old/signature.json',
  });
  expect(training.inputs['gate']?.[0]).toHaveProperty('difference');
});

test('keeps the champion when the gate says so, and registers nothing', async () => {
  const training = new Training({ live: CHAMPION, gate: { passed: false, reason: 'AUC falls by 0.05' } });
  expect(outputOf(await training.run())).toMatchObject({ outcome: 'kept', reason: 'AUC falls by 0.05', snapshotId: SNAPSHOT.snapshotId });
  expect(training.callsOf('CreateModelPackage')).toEqual([]);
});

test('signs the artefact before anything loads it', async () => {
  const training = new Training();
  await training.run();
  expect(training.inputs['sign']).toEqual([
    {
      artifactKey: 'flights/training/job/output/model.tar.gz',
      signatureKey: expect.stringMatching(/^flights\/evaluations\/flights-[0-9a-f]{16}\/signature\.json$/),
    },
  ]);
});
