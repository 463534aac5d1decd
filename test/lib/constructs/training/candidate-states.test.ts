import { CHAMPION, Training } from './training-world';

test('a candidate is a model for the time of its transform only', async () => {
  const training = new Training({ live: CHAMPION });
  await training.run();
  const names = training.callsOf('CreateModel').map(({ ModelName }) => ModelName);
  expect(names).toEqual([expect.stringMatching(/-challenger$/), expect.stringMatching(/-champion$/)]);
  expect(training.callsOf('DeleteModel').map(({ ModelName }) => ModelName)).toEqual(expect.arrayContaining(names));
  expect(training.models.size).toBe(0);
});

test('the model runs isolated in the VPC under its own role', async () => {
  const training = new Training();
  await training.run();
  expect(training.callsOf('CreateModel')).toMatchObject([
    {
      EnableNetworkIsolation: true,
      VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/model',
    },
  ]);
});

test('the transform shows the model the features and not the label, and gives back the whole row with its score', async () => {
  const training = new Training();
  await training.run();
  expect(training.callsOf('CreateTransformJob')).toMatchObject([
    {
      DataProcessing: { InputFilter: '$[1:]', JoinSource: 'Input' },
      TransformInput: {
        ContentType: 'text/csv',
        CompressionType: 'Gzip',
        DataSource: { S3DataSource: { S3Uri: 's3://features/flights/snapshots/snapshot/test/' } },
      },
      TransformOutput: { Accept: 'text/csv', KmsKeyId: 'key/models' },
      TransformResources: { VolumeKmsKeyId: 'key/models' },
    },
  ]);
});

test('tells the evaluation where the scores lie', async () => {
  const training = new Training();
  await training.run();
  const name = String(training.callsOf('CreateTransformJob')[0]?.['TransformJobName']);
  expect(training.callsOf('CreateTransformJob')).toMatchObject([
    { TransformOutput: { S3OutputPath: `s3://artifacts/flights/transform/${name}` } },
  ]);
  expect(training.inputs['evaluate']).toMatchObject([
    { candidates: [{ role: 'challenger', transformPrefix: `flights/transform/${name}/` }] },
  ]);
});

test('a transform that fails deletes its model, and the training fails with the reason', async () => {
  const training = new Training({ transformEnds: 'Failed' });
  const { status, cause } = await training.run();
  expect(status).toBe('FAILED');
  expect(cause).toContain('no such column');
  expect(training.callsOf('DeleteModel')).toHaveLength(1);
  expect(training.models.size).toBe(0);
});

test('an artefact whose signature does not hold is never made a model', async () => {
  const training = new Training({ refusal: 'model.tar.gz differs from its signature' });
  expect(await training.run()).toMatchObject({ status: 'FAILED', cause: expect.stringContaining('differs from its signature') });
  expect(training.callsOf('CreateModel')).toEqual([]);
});
