import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { Clock } from '../../../local/core/clock';
import { sagemakerProviders } from '../../../local/sagemaker/sagemaker-providers';
import type { ProvisionContext } from '../../../local/core/resource-provider';
import { eventually, ROLE, sagemakerLab } from './sagemaker-lab';

type Lab = Awaited<ReturnType<typeof sagemakerLab>>;
let lab: Lab;

beforeEach(async () => {
  lab = await sagemakerLab(
    { startupTimeoutMs: 5000, invocationTimeoutMs: 1000, pingIntervalMs: 5000 },
    { options: { clock: new Clock(100) } },
  );
});
afterEach(() => lab.cloud.stop());

const variant = (model: string, changes: object = {}) => ({
  VariantName: 'AllTraffic',
  ModelName: model,
  InstanceType: 'ml.m5.large',
  InitialInstanceCount: 2,
  ...changes,
});

async function config(name: string, changes: object = {}): Promise<void> {
  await lab.createModel(name);
  await lab.call('CreateEndpointConfig', { EndpointConfigName: name, ProductionVariants: [variant(name)], ...changes });
}

async function endpoint(name: string, changes: object = {}): Promise<void> {
  await config(name, changes);
  await lab.call('CreateEndpoint', { EndpointName: 'live', EndpointConfigName: name });
  expect(await settled()).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: name });
}

function settled(): Promise<DescribeEndpointOutput> {
  return eventually(
    () => lab.call<DescribeEndpointOutput>('DescribeEndpoint', { EndpointName: 'live' }),
    (found) => ['InService', 'Failed'].includes(found.EndpointStatus ?? ''),
  );
}

async function invoke(body: string, changes: object = {}) {
  const answer = await lab.call<{ Body: Uint8Array; ContentType: string; InvokedProductionVariant: string }>('InvokeEndpoint', {
    EndpointName: 'live',
    Body: Buffer.from(body),
    ContentType: 'text/csv',
    ...changes,
  });
  return { ...answer, text: Buffer.from(answer.Body).toString() };
}

test('answers invocations and publishes their metrics', async () => {
  await endpoint('one');
  expect(await invoke('1,2')).toMatchObject({ text: 'one,3.0', ContentType: 'text/csv', InvokedProductionVariant: 'AllTraffic' });
  const metrics = lab.cloud.recording.metrics;
  expect(metrics).toContainEqual({
    namespace: 'AWS/SageMaker',
    name: 'InvocationsPerInstance',
    dimensions: { EndpointName: 'live', VariantName: 'AllTraffic' },
    value: 0.5,
  });
  expect(metrics.map((metric) => metric.name)).toEqual(expect.arrayContaining(['Invocations', 'ModelLatency', 'Invocation5XXErrors']));
});

test('says so when there is no such endpoint', async () => {
  await expect(invoke('1')).rejects.toThrow('Endpoint live of account 123456789012 not found.');
});

test("passes the model's error on as a ModelError", async () => {
  await endpoint('one');
  await expect(invoke('x')).rejects.toMatchObject({ code: 'ModelError', members: { OriginalStatusCode: 500 } });
});

test('replaces an instance that dies and goes on', async () => {
  await endpoint('one');
  await expect(invoke('die')).rejects.toMatchObject({ code: 'ModelError', members: { OriginalStatusCode: 502 } });
  expect((await invoke('1,2')).text).toBe('one,3.0');
  await eventually(settled, (found) => found.ProductionVariants?.[0]?.CurrentInstanceCount === 2);
});

test('replaces an instance that stops answering', async () => {
  await endpoint('one');
  await expect(invoke('hang')).rejects.toMatchObject({ code: 'ModelError', members: { OriginalMessage: 'no answer within 1 s' } });
  expect((await invoke('1,2')).text).toBe('one,3.0');
  await eventually(settled, (found) => found.ProductionVariants?.[0]?.CurrentInstanceCount === 2);
});

test('starts a serverless variant with its first request', async () => {
  await endpoint('one', {
    ProductionVariants: [{ VariantName: 'AllTraffic', ModelName: 'one', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } }],
  });
  expect((await invoke('1,2')).text).toBe('one,3.0');
});

test('shares traffic between variants by weight, and a request can name one', async () => {
  await lab.createModel('two');
  await endpoint('one', {
    ProductionVariants: [
      variant('one', { VariantName: 'A', InitialInstanceCount: 1, InitialVariantWeight: 3 }),
      variant('two', { VariantName: 'B', InitialInstanceCount: 1, InitialVariantWeight: 1 }),
    ],
  });
  const answers = [];
  for (let i = 0; i < 8; i++) {
    answers.push((await invoke('1')).InvokedProductionVariant);
  }
  expect(answers.filter((name) => name === 'B')).toHaveLength(2);
  expect((await invoke('1', { TargetVariant: 'B' })).text).toBe('two,1.0');
});

test('writes captured requests as Model Monitor reads them', async () => {
  await endpoint('one', {
    DataCaptureConfig: {
      EnableCapture: true,
      InitialSamplingPercentage: 50,
      DestinationS3Uri: 's3://lab/capture',
      CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
      CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'] },
    },
  });
  await Promise.all(['1', '2', '3', '4'].map((body) => invoke(body, { InferenceId: `id-${body}` })));
  await lab.cloud.settle();
  const keys = await lab.keys('capture/');
  expect(keys[0]).toMatch(/^capture\/live\/AllTraffic\/\d{4}\/\d{2}\/\d{2}\/\d{2}\/\d{2}-\d{2}-\d{3}-[0-9a-f-]{36}\.jsonl$/);
  const lines = (await Promise.all(keys.map(lab.get))).join('').trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    captureData: {
      endpointInput: { observedContentType: 'text/csv', mode: 'INPUT', data: expect.any(String), encoding: 'CSV' },
      endpointOutput: { observedContentType: 'text/csv', mode: 'OUTPUT', data: expect.stringMatching(/^one,/), encoding: 'CSV' },
    },
    eventMetadata: {
      eventId: expect.any(String),
      inferenceId: expect.stringMatching(/^id-/),
      inferenceTime: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    },
    eventVersion: '0',
  });
});

describe('an update', () => {
  const canary = (alarms: string[] = []) => ({
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: { Type: 'CANARY', WaitIntervalInSeconds: 60, CanarySize: { Type: 'CAPACITY_PERCENT', Value: 50 } },
      TerminationWaitInSeconds: 0,
    },
    AutoRollbackConfiguration: { Alarms: alarms.map((AlarmName) => ({ AlarmName })) },
  });

  function alarm(state: () => string): void {
    lab.cloud.addService({
      signingName: 'monitoring',
      operations: { DescribeAlarms: () => Promise.resolve({ MetricAlarms: [{ AlarmName: 'errors', StateValue: state() }] }) },
    });
  }

  test('lets the canary take its share, then moves all traffic', async () => {
    alarm(() => 'OK');
    await endpoint('one');
    await config('two');
    await lab.call('UpdateEndpoint', { EndpointName: 'live', EndpointConfigName: 'two', DeploymentConfig: canary(['errors']) });
    await eventually(
      () => invoke('1'),
      (answer) => answer.text === 'two,1.0',
    );
    const during = [(await invoke('1')).text, (await invoke('1')).text];
    expect(during.sort()).toEqual(['one,1.0', 'two,1.0']);
    expect(await settled()).toMatchObject({ EndpointConfigName: 'two' });
    expect([(await invoke('1')).text, (await invoke('1')).text]).toEqual(['two,1.0', 'two,1.0']);
  });

  test('goes back to the old configuration when an alarm fires, and the provider fails with the reason', async () => {
    let state = 'OK';
    alarm(() => state);
    await endpoint('one');
    await config('two');
    const provider = sagemakerProviders(lab.cloud).find((found) => found.type === 'AWS::SageMaker::Endpoint');
    const arn = 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/live';
    const properties = { EndpointName: 'live', EndpointConfigName: 'two', DeploymentConfig: canary(['errors']) };
    const update = provider?.update?.(arn, properties, { ...properties, EndpointConfigName: 'one' }, {} as ProvisionContext);
    const failure = expect(update).rejects.toThrow('the alarm(s) [errors] went into ALARM state');
    await eventually(
      () => invoke('1'),
      (answer) => answer.text === 'two,1.0',
    );
    state = 'ALARM';
    await failure;
    expect(await settled()).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'one' });
    expect([(await invoke('1')).text, (await invoke('1')).text]).toEqual(['one,1.0', 'one,1.0']);
  });

  test('fails when the new container is never healthy', async () => {
    await endpoint('one');
    await lab.createModel('broken', 'raise SystemExit(1)');
    await lab.call('CreateEndpointConfig', { EndpointConfigName: 'broken', ProductionVariants: [variant('broken')] });
    await lab.call('UpdateEndpoint', { EndpointName: 'live', EndpointConfigName: 'broken' });
    const found = await settled();
    expect(found.EndpointConfigName).toBe('one');
    expect(found.FailureReason).toMatch('production variant AllTraffic did not pass the ping health check');
  });

  test('keeps scaled-out capacity when it is asked to', async () => {
    await endpoint('one');
    await config('two', { ProductionVariants: [variant('two', { InitialInstanceCount: 1 })] });
    await lab.call('UpdateEndpoint', { EndpointName: 'live', EndpointConfigName: 'two', RetainAllVariantProperties: true });
    const found = await settled();
    expect(found.ProductionVariants?.[0]).toMatchObject({ DesiredInstanceCount: 2, CurrentInstanceCount: 2 });
  });
});

test('leaves no process behind when the cloud stops', async () => {
  await endpoint('one');
  await lab.cloud.stop();
  await expect(invoke('1')).rejects.toThrow();
});

test('creates a model only when its role can read the artefact', async () => {
  await expect(
    lab.call('CreateModel', {
      ModelName: 'lost',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: 'x/sagemaker-xgboost:1', ModelDataUrl: 's3://lab/none/model.tar.gz' },
    }),
  ).rejects.toThrow('Could not access model data at s3://lab/none/model.tar.gz.');
});
