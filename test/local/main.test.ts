import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCaller } from '../../local/core/root-caller';
import { startServer } from '../../local/http/server';
import type { LocalRun } from '../../local/main';
import { startLocal } from '../../local/main';

let folder: string;
let run: LocalRun | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
});
afterEach(async () => {
  await run?.stop();
  run = undefined;
  rmSync(folder, { recursive: true });
});

/** A cloud assembly with one stack. */
function assembly(resources: object): string {
  const app = join(folder, 'cdk.out');
  const properties = { templateFile: 'Only.template.json', stackName: 'Only' };
  const manifest = {
    version: '55.0.0',
    artifacts: { Only: { type: 'aws:cloudformation:stack', environment: 'aws://123456789012/eu-west-1', properties } },
  };
  mkdirSync(app);
  writeFileSync(join(app, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(app, 'Only.template.json'), JSON.stringify({ Resources: resources }));
  return app;
}

const PARAMETER = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/greeting', Type: 'String', Value: 'hello' } };

async function freePort(): Promise<number> {
  const server = await startServer(0, () => Promise.resolve({ status: 200 }));
  await server.stop();
  return server.port;
}

function start(resources: object, record: readonly string[] = []): Promise<LocalRun> {
  return startLocal({ app: assembly(resources), port: 0, dataDir: join(folder, 'data'), record });
}

test('serves the deployed assembly at its endpoint', async () => {
  run = await start({ Greeting: PARAMETER });
  const client = new SSMClient({ endpoint: run.endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  expect((await client.send(new GetParameterCommand({ Name: '/greeting' }))).Parameter?.Value).toBe('hello');
  expect((await fetch(`${run.endpoint}/_plumbline/health`)).status).toBe(200);
});

test('takes account and region from the assembly and names what is only recorded', async () => {
  run = await start({ Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } });
  expect(run.cloud.options).toMatchObject({ account: '123456789012', region: 'eu-west-1', partition: 'aws' });
  expect(run.recordedTypes).toEqual(['AWS::EC2::VPC']);
});

test('fails for types that are not emulated, naming all of them, and leaves no server behind', async () => {
  const started = start({ One: { Type: 'AWS::Strange::Thing' }, Two: { Type: 'AWS::Odd::Thing' }, Greeting: PARAMETER });
  await expect(started).rejects.toThrow(
    '2 thing(s) in these templates:\n  Only/One: type AWS::Strange::Thing\n  Only/Two: type AWS::Odd::Thing',
  );
});

test('records a type that it is told to record, with whatever refers to it', async () => {
  const Value = { 'Fn::Sub': '${Strange}/${Strange.DomainName}' };
  const resources = {
    Strange: { Type: 'AWS::Strange::Thing', Properties: { Any: 1 } },
    Name: { ...PARAMETER, Properties: { ...PARAMETER.Properties, Value } },
  };
  run = await start(resources, ['AWS::Strange::Thing']);
  const { Parameter } = await run.cloud.call<{ Parameter: { Value: string } }>(rootCaller(run.cloud), 'ssm', 'GetParameter', {
    Name: '/greeting',
  });
  expect(Parameter.Value).toMatch(/^(Only-Strange-\w+)\/\1-DomainName$/);
  expect(run.recordedTypes).toEqual(['AWS::Strange::Thing']);
});

test('does not record a type that it emulates', async () => {
  await expect(start({ Greeting: PARAMETER }, ['AWS::SSM::Parameter'])).rejects.toThrow(
    'only a type that local mode does not emulate can be recorded, got AWS::SSM::Parameter',
  );
});

test('a start that is aborted leaves no server behind', async () => {
  const port = await freePort();
  const signal = AbortSignal.abort(new Error('SIGINT before the app was ready'));
  const started = startLocal({ app: assembly({ Greeting: PARAMETER }), port, dataDir: join(folder, 'data'), signal });
  await expect(started).rejects.toThrow('SIGINT before the app was ready');
  await expect(fetch(`http://127.0.0.1:${port}/_plumbline/health`)).rejects.toThrow('fetch failed');
});

test('a second run on the port of the first is a clear error, and the first goes on', async () => {
  run = await start({ Greeting: PARAMETER });
  const port = Number(new URL(run.endpoint).port);
  const second = startLocal({ app: join(folder, 'cdk.out'), port, dataDir: join(folder, 'other') });
  await expect(second).rejects.toThrow(`port ${port} of 127.0.0.1 is taken`);
  expect((await fetch(`${run.endpoint}/_plumbline/health`)).status).toBe(200);
});

test('a stopped run does not answer', async () => {
  const stopped = await start({ Greeting: PARAMETER });
  await stopped.stop();
  await expect(fetch(`${stopped.endpoint}/_plumbline/health`)).rejects.toThrow('fetch failed');
  expect(existsSync(join(folder, 'data'))).toBe(true);
});
