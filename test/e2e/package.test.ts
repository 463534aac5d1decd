import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { peerDependencies } from '../../package.json';

const run = promisify(execFile);

/** An app of somebody else that uses one construct with functions in it. */
const APP = `
import { App, Stack } from 'aws-cdk-lib/core';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { FunctionHost } from 'plumbline';
import { InferenceApi } from 'plumbline';

const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Predictions', { env: { account: '111122223333', region: 'eu-west-1' } });
const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'], isolatedSubnetIds: ['subnet-1'] });
const host: FunctionHost = {
  vpc,
  securityGroup: SecurityGroup.fromSecurityGroupId(stack, 'SecurityGroup', 'sg-1'),
  encryptionKey: new Key(stack, 'Key'),
  unscopablePolicy: ManagedPolicy.fromManagedPolicyName(stack, 'Unscopable', 'unscopable'),
  alertTopic: Topic.fromTopicArn(stack, 'Alerts', 'arn:aws:sns:eu-west-1:111122223333:alerts'),
};
new InferenceApi(stack, 'Api', {
  host,
  model: 'fraud',
  fields: [{ name: 'amount', type: 'double' }],
  decisionThreshold: 0.5,
  endpointName: 'fraud',
  modelPackageParameterName: '/fraud/model-package-arn',
});
app.synth();
`;

test('an empty CDK app installs the tarball and uses one construct, types and bundled functions included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { maxBuffer: 1 << 24 });
  const tarball = stdout.trim().split('\n').at(-1) ?? '';
  const pinned = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range.replace('^', '')}`);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', private: true }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`, ...pinned], { cwd: folder });
  writeFileSync(join(folder, 'app.ts'), APP);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, types: [], skipLibCheck: true },
      files: ['app.ts'],
    }),
  );
  await run(process.execPath, [join(process.cwd(), 'node_modules', 'ts7', 'bin', 'tsc'), '--project', folder]);
  await run(process.execPath, ['app.js'], { cwd: folder, env: { ...process.env, CDK_VALIDATION: 'false' } });

  const template = readFileSync(join(folder, 'cdk.out', 'Predictions.template.json'), 'utf8');
  expect(template).toContain('POST /models/fraud/predict');
  const assets = readdirSync(join(folder, 'cdk.out')).filter((name) => name.startsWith('asset.'));
  expect(assets.map((name) => readdirSync(join(folder, 'cdk.out', name)))).toEqual([['index.js']]);
  expect(readdirSync(join(folder, 'node_modules'))).not.toContain('esbuild');

  await runCommands(folder, join(folder, 'cdk.out', 'Predictions.template.json'));
});

/** The package's command line, with nothing of the repository about it. */
async function runCommands(folder: string, template: string): Promise<void> {
  const plumbline = (...words: string[]): Promise<{ stdout: string }> =>
    run('npx', ['--no-install', 'plumbline', ...words], { cwd: folder });
  const rows = (ones: number): string => ['x', ...Array.from({ length: 1000 }, (_, row) => (row < ones ? '1' : '0')), ''].join('\n');
  writeFileSync(join(folder, 'baseline.csv'), rows(100));
  writeFileSync(join(folder, 'live.csv'), rows(900));
  await expect(plumbline('drift', '--baseline', 'baseline.csv', '--live', 'live.csv')).rejects.toMatchObject({
    code: 3,
    stdout: expect.stringContaining('drift: 1 of 1 columns drift'),
  });
  await expect(plumbline('drift', '--baseline', 'baseline.csv', '--live', 'baseline.csv')).resolves.toMatchObject({
    stdout: expect.stringContaining('no-drift'),
  });
  const checked = await plumbline('check', template).catch((error: unknown) => error as { code: number; stdout: string });
  expect(checked.stdout).toContain('AwsSolutions');
}
