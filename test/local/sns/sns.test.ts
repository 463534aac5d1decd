import type { InvokeCommandInput } from '@aws-sdk/client-lambda';
import type { ReceiveMessageCommandOutput } from '@aws-sdk/client-sqs';
import type { Cloud } from '../../../local/core/cloud';
import { AccessDenied } from '../../../local/core/aws-error';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { kmsProviders } from '../../../local/kms/providers';
import { snsProviders } from '../../../local/sns/providers';
import { createSns } from '../../../local/sns/service';
import { outbox } from '../../../local/sns/topic-store';
import { sqsProviders } from '../../../local/sqs/providers';
import { createSqs } from '../../../local/sqs/service';
import { provisionContext } from '../provision-context';
import type { Recording, TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

const ALLOW_ALL = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };

function snsCloud(overrides?: TestCloudOverrides): Cloud & { readonly recording: Recording } {
  const cloud = testCloud(overrides);
  cloud.addService(createSns());
  cloud.addService(createSqs(cloud));
  cloud.addProviders([...snsProviders(cloud), ...sqsProviders(cloud), ...kmsProviders(cloud)]);
  return cloud;
}

async function provision(cloud: Cloud, type: string, logicalId: string, properties: object): Promise<string> {
  return (await (cloud.provider(type) as ResourceProvider).create(properties, provisionContext(cloud, logicalId))).physicalId;
}

const publish = (cloud: Cloud, TopicArn: string, more: object = {}): Promise<object> =>
  cloud.call(ROOT, 'sns', 'Publish', { TopicArn, Message: 'it drifts', Subject: 'Alarm', ...more });

test('keeps what it would mail in the outbox', async () => {
  const cloud = snsCloud();
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  await provision(cloud, 'AWS::SNS::Subscription', 'Mail', { TopicArn: topic, Protocol: 'email', Endpoint: 'oncall@example.com' });
  await publish(cloud, topic);
  const deliveries = [{ protocol: 'email', endpoint: 'oncall@example.com' }];
  expect(outbox(cloud, topic)).toMatchObject([{ subject: 'Alarm', message: 'it drifts', deliveries }]);
});

test('delivers to a queue as the service, in the envelope of a notification', async () => {
  const cloud = snsCloud();
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  const queue = await provision(cloud, 'AWS::SQS::Queue', 'Queue', {});
  const Endpoint = cloud.arn('sqs', queue.split('/').at(-1) ?? '');
  await cloud.call(ROOT, 'sns', 'Subscribe', { TopicArn: topic, Protocol: 'sqs', Endpoint });
  await publish(cloud, topic, { MessageAttributes: { kind: { DataType: 'String', StringValue: 'drift' } } });
  const { Messages } = await cloud.call<ReceiveMessageCommandOutput>(ROOT, 'sqs', 'ReceiveMessage', { QueueUrl: queue });
  const MessageAttributes = { kind: { Type: 'String', Value: 'drift' } };
  const notification = { Type: 'Notification', TopicArn: topic, Subject: 'Alarm', Message: 'it drifts', MessageAttributes };
  expect(JSON.parse(Messages?.[0]?.Body ?? '')).toMatchObject(notification);
  const sent = cloud.recording.authorized.find(({ request }) => request.action === 'sqs:SendMessage');
  expect(sent?.caller).toMatchObject({ kind: 'service', arn: 'sns.amazonaws.com', context: { 'aws:SourceArn': topic } });
});

test('invokes a function with the event of SNS', async () => {
  const cloud = snsCloud();
  const invoked: InvokeCommandInput[] = [];
  cloud.addService({
    signingName: 'lambda',
    operations: { Invoke: (input: InvokeCommandInput) => Promise.resolve(void invoked.push(input)) },
  });
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  const FunctionName = cloud.arn('lambda', 'function:f');
  await provision(cloud, 'AWS::SNS::Subscription', 'Function', { TopicArn: topic, Protocol: 'lambda', Endpoint: FunctionName });
  await publish(cloud, topic);
  expect(invoked).toMatchObject([{ FunctionName, InvocationType: 'Event' }]);
  const { Records } = JSON.parse(Buffer.from(invoked[0]?.Payload as Uint8Array).toString()) as { Records: object[] };
  expect(Records).toMatchObject([{ EventSource: 'aws:sns', Sns: { TopicArn: topic, Message: 'it drifts' } }]);
});

test('records a delivery that the receiver refuses and does not tell the publisher', async () => {
  const cloud = snsCloud({
    ports: {
      authorize: (_caller, { action }) => {
        if (action === 'sqs:SendMessage') {
          throw new AccessDenied('no policy allows sqs:SendMessage');
        }
      },
    },
  });
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  const queue = await provision(cloud, 'AWS::SQS::Queue', 'Queue', {});
  const Endpoint = cloud.arn('sqs', queue.split('/').at(-1) ?? '');
  await provision(cloud, 'AWS::SNS::Subscription', 'ToQueue', { TopicArn: topic, Protocol: 'sqs', Endpoint, RawMessageDelivery: true });
  await publish(cloud, topic);
  expect(outbox(cloud, topic)[0]?.deliveries).toEqual([{ protocol: 'sqs', endpoint: Endpoint, error: 'no policy allows sqs:SendMessage' }]);
});

test('checks the publisher with the topic policy and the key', async () => {
  const cloud = snsCloud();
  const key = await provision(cloud, 'AWS::KMS::Key', 'Key', { KeyPolicy: ALLOW_ALL });
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', { KmsMasterKeyId: key });
  await provision(cloud, 'AWS::SNS::TopicPolicy', 'Policy', { Topics: [topic], PolicyDocument: ALLOW_ALL });
  await publish(cloud, topic);
  const requests = cloud.recording.authorized.map(({ request }) => request);
  expect(requests.map(({ action }) => action)).toEqual(['sns:Publish', 'kms:GenerateDataKey', 'kms:Decrypt']);
  expect(requests[0]).toMatchObject({ resource: topic, resourcePolicy: ALLOW_ALL });
  expect(requests[1]?.context).toMatchObject({ 'kms:ViaService': 'sns.us-east-1.amazonaws.com' });
});

test('lists topics, subscriptions and attributes', async () => {
  const cloud = snsCloud();
  const inline = [{ Protocol: 'email', Endpoint: 'a@example.com' }];
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', { DisplayName: 'Alerts', Subscription: inline });
  expect(await cloud.call(ROOT, 'sns', 'ListTopics', {})).toEqual({ Topics: [{ TopicArn: topic }] });
  const listed = await cloud.call(ROOT, 'sns', 'ListSubscriptionsByTopic', { TopicArn: topic });
  expect(listed).toMatchObject({ Subscriptions: [{ TopicArn: topic, Protocol: 'email', Endpoint: 'a@example.com' }] });
  const { Attributes } = await cloud.call<{ Attributes: object }>(ROOT, 'sns', 'GetTopicAttributes', { TopicArn: topic });
  expect(Attributes).toMatchObject({ DisplayName: 'Alerts', SubscriptionsConfirmed: '1' });
});

test('keeps the newest 1,000 messages', async () => {
  const cloud = snsCloud();
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  for (let index = 0; index <= 1000; index++) {
    await publish(cloud, topic, { Message: String(index) });
  }
  expect([outbox(cloud, topic).length, outbox(cloud, topic)[0]?.message]).toEqual([1000, '1']);
});

test('fails for an unknown topic and for a protocol that it has not', async () => {
  const cloud = snsCloud();
  await expect(publish(cloud, cloud.arn('sns', 'none'))).rejects.toMatchObject({ code: 'NotFoundException' });
  const topic = await provision(cloud, 'AWS::SNS::Topic', 'Topic', {});
  const sms = { TopicArn: topic, Protocol: 'sms', Endpoint: '+1' };
  await expect(cloud.call(ROOT, 'sns', 'Subscribe', sms)).rejects.toThrow('does not emulate the subscription protocol sms');
});
