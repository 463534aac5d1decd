import { sqsCloud } from './sqs-cloud';

const sqs = sqsCloud();

afterAll(() => sqs.cloud.stop());

test('a receiver waits in virtual time', async () => {
  const queue = await sqs.queue('long-poll');
  const waiting = sqs.receive(queue, { WaitTimeSeconds: 20 });
  sqs.cloud.clock.jump(sqs.cloud.clock.now() + 21_000);
  expect(await waiting).toEqual([]);
});

test('a receiver that waits gets a message when its delay ends', async () => {
  const queue = await sqs.queue('delayed');
  await sqs.send(queue, 'x', { DelaySeconds: 10 });
  const waiting = sqs.receive(queue, { WaitTimeSeconds: 20 });
  sqs.cloud.clock.jump(sqs.cloud.clock.now() + 10_000);
  expect(await waiting).toHaveLength(1);
});

test('a receiver that waits gets a message back that another gives up', async () => {
  const queue = await sqs.queue('given-up');
  await sqs.send(queue, 'x');
  const [message] = await sqs.receive(queue);
  const waiting = sqs.receive(queue, { WaitTimeSeconds: 20 });
  await sqs.call('ChangeMessageVisibility', { QueueUrl: queue, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 });
  expect((await waiting)[0]?.Attributes?.ApproximateReceiveCount).toBe('2');
});

test('the end of local mode ends every wait', async () => {
  const ending = sqsCloud();
  const waiting = ending.receive(await ending.queue('waits'), { WaitTimeSeconds: 20 });
  await ending.cloud.stop();
  expect(await waiting).toEqual([]);
});

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
test('a handle of a message that is not in flight, or never was a handle, is an error', async () => {
  const queue = await sqs.queue('handles');
  await sqs.send(queue, 'x');
  const [message] = await sqs.receive(queue, { VisibilityTimeout: 0 });
  const change = (ReceiptHandle = ''): Promise<object> =>
    sqs.call('ChangeMessageVisibility', { QueueUrl: queue, ReceiptHandle, VisibilityTimeout: 1 });
  await expect(change(message?.ReceiptHandle)).rejects.toMatchObject({ code: 'MessageNotInflight' });
  await expect(change('none')).rejects.toMatchObject({ code: 'ReceiptHandleIsInvalid' });
});

test('a thousand messages in flight do not slow the queue down', async () => {
  const queue = await sqs.queue('many');
  for (let number = 0; number < 1000; number++) {
    await sqs.send(queue, String(number));
  }
  const received: number[] = [];
  for (let messages = await sqs.receive(queue); messages.length > 0; messages = await sqs.receive(queue)) {
    received.push(...messages.map(({ Body }) => Number(Body)));
  }
  expect(received).toEqual(Array.from({ length: 1000 }, (_, number) => number));
});
