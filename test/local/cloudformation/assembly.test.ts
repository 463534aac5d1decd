import { App, CfnOutput, Stack, Stage } from 'aws-cdk-lib/core';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../../local/cloudformation/assembly';

function outdir(): string {
  return mkdtempSync(join(tmpdir(), 'plumbline-assembly-'));
}

/** Two stages of two stacks; the first-named stack uses the other. */
function stagedAssembly(): string {
  const app = new App({ outdir: outdir(), analyticsReporting: false, builtinCloudFormationValidation: false });
  const code = join(outdir(), 'code');
  mkdirSync(code);
  writeFileSync(join(code, 'index.js'), 'exports.handler = () => 1;');
  for (const [name, env] of Object.entries({ Pilot: { account: '111111111111', region: 'eu-west-1' }, Production: undefined })) {
    const stage = new Stage(app, name, { env });
    const user = new Stack(stage, 'Alpha');
    const owner = new Stack(stage, 'Omega', { tags: { owner: 'ml' } });
    const parameter = new CfnParameter(owner, 'Parameter', { type: 'String', value: 'none' });
    new CfnOutput(user, 'Name', { value: parameter.ref });
    new Asset(owner, 'Code', { path: code });
  }
  return app.synth().directory;
}

/** An assembly with a stack in each of these environments. */
function assemblyIn(environments: readonly string[]): string {
  const folder = outdir();
  const artifacts = environments.map((environment, index) => {
    writeFileSync(join(folder, `S${index}.template.json`), '{"Resources":{}}');
    return [`S${index}`, { type: 'aws:cloudformation:stack', environment }];
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts: Object.fromEntries(artifacts) as object }));
  return folder;
}

test('reads the stacks of a stage in the order of their dependencies', () => {
  const { stacks, account, region } = readAssembly(stagedAssembly(), 'Pilot');
  expect(stacks.map(({ name }) => name)).toEqual(['Pilot-Omega', 'Pilot-Alpha']);
  expect({ account, region }).toEqual({ account: '111111111111', region: 'eu-west-1' });
  expect(stacks[0]?.tags).toEqual({ owner: 'ml' });
  expect(Object.values(stacks[0]?.template.Resources ?? {})).toMatchObject([{ Type: 'AWS::SSM::Parameter' }]);
});

test('takes a fixed account and region where the stacks name none', () => {
  expect(readAssembly(stagedAssembly(), 'Production')).toMatchObject({ account: '000000000000', region: 'us-east-1' });
});

test.each([
  [['aws://unknown-account/unknown-region', 'aws://111122223333/eu-west-1'], '111122223333', 'eu-west-1'],
  [['aws://unknown-account/eu-west-1', 'aws://111122223333/unknown-region'], '111122223333', 'eu-west-1'],
  [['aws://unknown-account/unknown-region'], '000000000000', 'us-east-1'],
])('stacks that name no account or region live where the others do: %j', (environments, account, region) => {
  expect(readAssembly(assemblyIn(environments))).toMatchObject({ account, region });
});

test.each([
  [['aws://111122223333/eu-west-1', 'aws://111122223333/us-east-1']],
  [['aws://111122223333/eu-west-1', 'aws://444455556666/eu-west-1']],
])('stacks of several accounts or regions can not run together: %j', (environments) => {
  expect(() => readAssembly(assemblyIn(environments))).toThrow(
    `the stacks of one local cloud must share an account and region, got ${environments.join(', ')}`,
  );
});

test('lists file assets with the bucket that they are published to', () => {
  const folder = stagedAssembly();
  const { assets } = readAssembly(folder, 'Production');
  const [code] = assets.filter(({ packaging }) => packaging === 'zip');
  expect(code).toMatchObject({
    bucketName: 'cdk-hnb659fds-assets-000000000000-us-east-1',
    objectKey: expect.stringMatching(/^[0-9a-f]{64}\.zip$/),
    path: expect.stringContaining(folder),
  });
  expect(assets.filter(({ packaging }) => packaging === 'file')).toHaveLength(2);
});

test('asks for a stage when there are several', () => {
  const folder = stagedAssembly();
  expect(() => readAssembly(folder)).toThrow('stage must be one of Pilot, Production, got none');
  expect(() => readAssembly(folder, 'Staging')).toThrow('stage must be one of Pilot, Production, got Staging');
});

test('needs no stage for an app without stages', () => {
  const app = new App({ outdir: outdir(), analyticsReporting: false, builtinCloudFormationValidation: false });
  new Stack(app, 'Only');
  expect(readAssembly(app.synth().directory).stacks.map(({ name }) => name)).toEqual(['Only']);
});

test('says what to do when there is no assembly', () => {
  expect(() => readAssembly('/nowhere')).toThrow(`can't read /nowhere/manifest.json; run "npm run synth" first`);
});
