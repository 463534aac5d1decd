import { App, Stack, Stage } from 'aws-cdk-lib/core';
import { AccountRootPrincipal, Effect, ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportChanges } from '../../../cli/changes/report-changes';
import type { LocalRun } from '../../../local/main';
import { startLocal } from '../../../local/main';

const ENV = { account: '123456789012', region: 'us-east-1' };
const LOOKUP_ROLE = 'cdk-hnb659fds-lookup-role-123456789012-us-east-1';

/** A stage with queues and the lookup role of a bootstrap, which may read one stack only. */
function synthesized(queues: readonly string[]): string {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'plumbline-changes-')) });
  const stage = new Stage(app, 'Pilot', { env: ENV });
  const roles = new Stack(stage, 'Roles');
  const role = new Role(roles, 'Lookup', { roleName: LOOKUP_ROLE, assumedBy: new AccountRootPrincipal() });
  const resources = [`arn:aws:cloudformation:us-east-1:123456789012:stack/Pilot-Queues/*`];
  new ManagedPolicy(roles, 'Policy', {
    roles: [role],
    statements: [new PolicyStatement({ effect: Effect.ALLOW, actions: ['cloudformation:GetTemplate'], resources })],
  });
  const stack = new Stack(stage, 'Queues');
  queues.forEach((id) => new Queue(stack, id));
  return app.synth().directory;
}

let deployed: string;
let run: LocalRun;
const before = { ...process.env };

beforeAll(async () => {
  deployed = synthesized(['One']);
  run = await startLocal({ app: deployed, stage: 'Pilot', port: 0, dataDir: mkdtempSync(join(tmpdir(), 'plumbline-data-')) });
  Object.assign(process.env, { AWS_ENDPOINT_URL: run.endpoint, AWS_ACCESS_KEY_ID: 'admin', AWS_SECRET_ACCESS_KEY: 'admin' });
});
afterAll(async () => {
  process.env = before;
  await run.stop();
});

test('compares an assembly with what is deployed', async () => {
  await expect(reportChanges({ app: deployed })).resolves.toBe(
    '0 of 2 stacks change; no permission broadens; 0 resources are replaced, deleted or orphaned',
  );
  const report = await reportChanges({ app: synthesized(['One', 'Two']), stage: 'Pilot' });
  expect(report).toContain('1 of 2 stacks change');
  expect(report).toMatch(/^create +Pilot-Queues +AWS::SQS::Queue/m);
});

test("reads with the lookup role, and so with that role's permissions only", async () => {
  await expect(reportChanges({ app: deployed, lookupRole: true })).rejects.toMatchObject({
    message: "the template of Pilot-Roles can't be read",
    cause: expect.objectContaining({ message: expect.stringContaining('not authorized to perform: cloudformation:GetTemplate') }),
  });
});

test('a stack that is not deployed yet is new as a whole', async () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'plumbline-changes-')) });
  new Queue(new Stack(app, 'Other', { env: ENV }), 'Queue');
  const report = await reportChanges({ app: app.synth().directory });
  expect(report).toMatch(/^create +Other +AWS::SQS::Queue/m);
});

test('compares two assemblies without any account', async () => {
  const report = await reportChanges({ app: deployed, against: synthesized([]), stage: 'Pilot' });
  expect(report).toMatch(/^create +Pilot-Queues +AWS::SQS::Queue/m);
});

test('refuses a stage that the assembly has not', async () => {
  await expect(reportChanges({ app: deployed, stage: 'Staging' })).rejects.toThrow('stage must be one of the assembly');
});
