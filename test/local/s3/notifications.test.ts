import type { Cloud } from '../../../local/core/cloud';
import type { Caller } from '../../../local/core/service';
import { bucketWith, s3, s3Cloud } from './s3-cloud';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:news';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:resize';

interface Told {
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
  readonly caller: Caller;
}

/** A cloud whose queue, topic and function write down what they are told. */
function listeningCloud(refuse: readonly string[] = []): { cloud: Cloud; told: Told[] } {
  const cloud = s3Cloud();
  const told: Told[] = [];
  for (const [signingName, operation] of [
    ['sqs', 'SendMessage'],
    ['sns', 'Publish'],
    ['lambda', 'Invoke'],
  ] as const) {
    const run = (input: Told['input'], { caller }: { caller: Caller }): Promise<object> => {
      told.push({ operation, input, caller });
      return refuse.includes(signingName) ? Promise.reject(new Error('refused')) : Promise.resolve({});
    };
    cloud.addService({ signingName, operations: { [operation]: run } });
  }
  return { cloud, told };
}

const configured = (NotificationConfiguration: object): object => ({
  NotificationConfiguration,
  VersioningConfiguration: { Status: 'Enabled' },
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
test('tells a queue of a new object, with the key as in a form and its version, on behalf of the bucket', async () => {
  const { cloud, told } = listeningCloud();
  const Bucket = await bucketWith(cloud, configured({ QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: QUEUE }] }));
  told.length = 0;
  const { VersionId, ETag } = await s3(cloud, 'PutObject', { Bucket, Key: 'red flower+ü.jpg', Body: 'hello' });
  expect(told).toHaveLength(1);
  expect(told[0]?.caller).toMatchObject({ arn: 's3.amazonaws.com', context: { 'aws:SourceArn': `arn:aws:s3:::${Bucket}` } });
  expect(told[0]?.input.QueueUrl).toBe('http://127.0.0.1:4580/123456789012/jobs');
  const { Records } = JSON.parse(told[0]?.input.MessageBody ?? '') as { Records: object[] };
  expect(Records).toMatchObject([
    {
      eventVersion: expect.stringMatching(/^2\./),
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: Bucket, arn: `arn:aws:s3:::${Bucket}` },
        object: {
          key: 'red+flower%2B%C3%BC.jpg',
          size: 5,
          eTag: String(ETag).replaceAll('"', ''),
          versionId: VersionId,
          sequencer: expect.any(String),
        },
      },
    },
  ]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
test('tells topic and function of the events, prefixes and suffixes that each is for', async () => {
  const { cloud, told } = listeningCloud();
  const filter = (prefix: string, suffix: string): object => ({
    Filter: {
      S3Key: {
        Rules: [
          { Name: 'prefix', Value: prefix },
          { Name: 'suffix', Value: suffix },
        ],
      },
    },
  });
  const Bucket = await bucketWith(
    cloud,
    configured({
      TopicConfigurations: [{ Event: 's3:ObjectRemoved:DeleteMarkerCreated', Topic: TOPIC }],
      LambdaConfigurations: [{ Event: 's3:ObjectCreated:Copy', Function: FUNCTION, ...filter('in/', '.csv') }],
    }),
  );
  told.length = 0;
  for (const Key of ['in/a.csv', 'in/a.txt', 'out/a.csv']) {
    await s3(cloud, 'PutObject', { Bucket, Key, Body: 'x' });
    await s3(cloud, 'CopyObject', { Bucket, Key, CopySource: `${Bucket}/${Key}`, MetadataDirective: 'REPLACE' });
  }
  const { VersionId } = await s3(cloud, 'DeleteObject', { Bucket, Key: 'in/a.txt' });
  await s3(cloud, 'DeleteObject', { Bucket, Key: 'in/a.txt', VersionId });
  expect(told.map(({ operation, input }) => [operation, input.InvocationType ?? input.Subject])).toEqual([
    ['Invoke', 'Event'],
    ['Publish', 'Amazon S3 Notification'],
  ]);
  const { Records } = JSON.parse(told[0]?.input.Payload?.toString() ?? '') as { Records: object[] };
  expect(Records).toMatchObject([{ eventName: 'ObjectCreated:Copy', s3: { object: { key: 'in/a.csv' } } }]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
test('tries each target of a new configuration, unless the request says otherwise', async () => {
  const { cloud, told } = listeningCloud(['lambda']);
  const Bucket = await bucketWith(cloud);
  const NotificationConfiguration = {
    QueueConfigurations: [{ Id: 'q', QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'] }],
    LambdaFunctionConfigurations: [{ Id: 'l', LambdaFunctionArn: FUNCTION, Events: ['s3:ObjectRemoved:*'] }],
  };
  await expect(s3(cloud, 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration })).rejects.toMatchObject({
    code: 'InvalidArgument',
    message: 'Unable to validate the following destination configurations',
  });
  expect(JSON.parse(told[0]?.input.MessageBody ?? '')).toMatchObject({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket });
  expect(told[1]?.input.InvocationType).toBe('DryRun');
  await s3(cloud, 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration, SkipDestinationValidation: true });
  expect(await s3(cloud, 'GetBucketNotificationConfiguration', { Bucket })).toEqual(NotificationConfiguration);
});

test.each([
  ['events that local mode does not make', ['s3:ObjectRestore:*'], [], 'does not emulate the bucket notification event s3:ObjectRestore:*'],
  ['two targets that one object would reach', ['s3:ObjectCreated:*'], ['s3:ObjectCreated:Put'], 'Configuration is ambiguously defined'],
])('refuses %s', async (_case, first, second, message) => {
  const { cloud } = listeningCloud();
  const Bucket = await bucketWith(cloud);
  const NotificationConfiguration = { QueueConfigurations: [first, second].map((Events) => ({ QueueArn: QUEUE, Events })) };
  await expect(s3(cloud, 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration })).rejects.toThrow(message);
});
