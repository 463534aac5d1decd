import { Match } from 'aws-cdk-lib/assertions';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devDependencies } from '../../../package.json';
import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { TOOLS } from '../../../lib/constructs/delivery/delivery-pipeline';
import { startLocal } from '../../../local/main';
import { DELIVERY, delivered, pipelineStages } from '../../delivered';
import { findings } from '../../findings';

interface BuildSpec {
  readonly phases: { readonly install?: { readonly commands?: string[] }; readonly build: { readonly commands: string[] } };
}

const { app, stack, template } = delivered();

function buildSpecs(): BuildSpec[] {
  return Object.values(template.findResources('AWS::CodeBuild::Project'))
    .map(({ Properties }) => (Properties as { Source: { BuildSpec: string } }).Source.BuildSpec)
    .filter((text) => text.startsWith('{'))
    .map((text) => JSON.parse(text) as BuildSpec);
}

function policiesOf(description: RegExp): unknown[] {
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy'))
    .map(({ Properties }) => Properties as { Description: string; PolicyDocument: { Statement: unknown[] } })
    .filter(({ Description }) => description.test(Description))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

test('the pipeline checks, updates itself, publishes assets, and deploys pilot before production', () => {
  expect(pipelineStages(template).map(({ Name }) => Name)).toEqual(['Source', 'Build', 'UpdatePipeline', 'Assets', 'Pilot', 'Production']);
});

test('the source is a branch of the repository, by a connection', () => {
  const [source] = pipelineStages(template);
  expect(source?.Actions.map(({ Configuration }) => Configuration)).toEqual([
    { ConnectionArn: DELIVERY.connectionArn, FullRepositoryId: 'acme/plumbline', BranchName: 'main' },
  ]);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        {
          Action: ['codeconnections:UseConnection', 'codestar-connections:UseConnection'],
          Effect: 'Allow',
          Resource: DELIVERY.connectionArn,
        },
      ]) as unknown,
    },
  });
});

test('production waits for a summary of the changes, then for a person, and only then prepares its first stack', () => {
  const [changes, approval, prepare] = [...(pipelineStages(template).at(-1)?.Actions ?? [])].sort((a, b) => a.RunOrder - b.RunOrder);
  expect([changes, approval, prepare].map((action) => [action?.Name, action?.RunOrder, action?.ActionTypeId.Provider])).toEqual([
    ['ProductionChanges', 1, 'CodeBuild'],
    ['ProductionApproval', 2, 'Manual'],
    ['Queues.Prepare', 3, 'CloudFormation'],
  ]);
  expect(approval?.Configuration.CustomData).toMatch(/^What the deployment of Production changes: #\{\S+\.CODEBUILD_BUILD_URL\}$/);
});

test('an environment without approval is deployed at once', () => {
  const actions = pipelineStages(template).find(({ Name }) => Name === 'Pilot')?.Actions ?? [];
  expect(actions.map(({ ActionTypeId }) => ActionTypeId.Provider)).toEqual(['CloudFormation', 'CloudFormation']);
});

test('every command of a step of ours is an npm script that a laptop runs too', () => {
  const commands = buildSpecs()
    .flatMap(({ phases }) => phases.build.commands)
    .filter((command) => !command.startsWith('cdk'));
  expect(commands).toEqual([
    'npm ci',
    'npm run lint',
    'npm run types',
    'npm run test:unit',
    'npm run test:integration',
    'npm run compliance',
    'npm ci',
    'npm run changes -- --app assembly --stage Production --lookup-role',
  ]);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const names = commands.flatMap((command) => /^npm run (\S+)/.exec(command)?.[1] ?? []);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
});

test('the pipeline installs the CDK CLI that this repository is locked to', () => {
  expect(TOOLS.cli).toBe(devDependencies['aws-cdk']);
  expect(buildSpecs().flatMap(({ phases }) => phases.install?.commands ?? [])).toContain(`npm install -g aws-cdk@${TOOLS.cli}`);
});

test('no build is privileged, every build logs to the encrypted log group', () => {
  const projects = Object.values(template.findResources('AWS::CodeBuild::Project')).map(
    ({ Properties }) => Properties as Record<string, unknown>,
  );
  expect(projects).toHaveLength(4);
  for (const project of projects) {
    expect(project).toMatchObject({ Environment: { PrivilegedMode: false }, LogsConfig: { CloudWatchLogs: { Status: 'ENABLED' } } });
    expect(project.EncryptionKey).toBeDefined();
  }
  template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue() as unknown, RetentionInDays: 365 });
});

test('artefacts are encrypted with a rotated key of their own, versioned, logged, sent by TLS only and gone after 90 days', () => {
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
    VersioningConfiguration: { Status: 'Enabled' },
    LoggingConfiguration: { LogFilePrefix: 'Bucket/' },
    LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 90 })]) as unknown },
  });
  template.resourcePropertiesCountIs(
    'AWS::S3::BucketPolicy',
    {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]) as unknown,
      },
    },
    2,
  );
});

test('the summary may take the lookup role of the account that it reads, and no other', () => {
  const [account] = [production.account];
  expect(policiesOf(/Production/)).toContainEqual({
    Action: 'sts:AssumeRole',
    Effect: 'Allow',
    Resource: `arn:aws:iam::${account}:role/cdk-hnb659fds-lookup-role-${account}-us-east-1`,
  });
  expect(JSON.stringify(policiesOf(/Checks the source/))).not.toContain('sts:AssumeRole');
});

test('only the deploy roles of the two accounts may read the artefacts from outside', () => {
  const keys = JSON.stringify(template.findResources('AWS::KMS::Key'));
  const accounts = [...keys.matchAll(/:iam::(\d{12}):role/g)].map(([, account]) => account);
  expect(accounts).toEqual([pilot.account, production.account]);
});

test('has no open finding', () => {
  expect(findings(stack)).toEqual([]);
});

test('an environment that is no stage of the app is refused', () => {
  expect(() => delivered({ environments: [{ environment: 'staging', approval: 'none' }] })).toThrow(
    'environments must be stages of the app, got staging',
  );
});

test('local mode deploys the stack; builds and pipelines are only recorded there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-delivery-'));
  const run = await startLocal({ app: app.synth().directory, port: 0, dataDir });
  await run.stop();
  expect(run.recordedTypes).toEqual(['AWS::CodeBuild::Project', 'AWS::CodePipeline::Pipeline']);
});
