import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCommand } from '../../../cli/check/command';
import type { CheckResult } from '../../../cli/check/finding';
import { plantedResources } from '../../lib/compliance/ml/planted-defects';

const FOLDER = mkdtempSync(join(tmpdir(), 'check-'));
const JSON_FILE = join(FOLDER, 'findings.json');
const sample = (name: string): string => join(__dirname, 'templates', name);

let printed: string;
let complained: string;
beforeEach(() => {
  [printed, complained] = ['', ''];
  jest.spyOn(console, 'log').mockImplementation((text) => void (printed += `${String(text)}\n`));
  jest.spyOn(console, 'error').mockImplementation((text) => void (complained += `${String(text)}\n`));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

function written(name: string, content: unknown): string {
  const file = join(FOLDER, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function check(...args: string[]): Promise<CheckResult & { exitCode: unknown }> {
  await checkCommand().parseAsync([...args, '--json', JSON_FILE], { from: 'user' });
  return { ...(JSON.parse(readFileSync(JSON_FILE, 'utf8')) as CheckResult), exitCode: process.exitCode };
}

const rules = (result: CheckResult): string[] =>
  result.findings.map(({ resource, rule }) => `${resource} ${rule.replace('MlSecurity-', '')}`);

test('a compliant template exits with 0 by all packs', async () => {
  const result = await check(sample('compliant.yaml'));
  expect(result).toEqual({ version: 1, findings: [], acknowledged: [], notEvaluated: [], exitCode: 0 });
  expect(printed).toBe("0 findings, 0 acknowledged in the templates, 0 places that can't be evaluated\n");
});

test('an endpoint of a quick start, in YAML with short forms, exits with 3', async () => {
  const result = await check(sample('sagemaker-endpoint.yaml'), '--packs', 'ml');
  expect(result.exitCode).toBe(3);
  expect(rules(result)).toEqual([
    'Model ModelNetworkIsolation',
    'Model ModelInVpc',
    'Model ModelFromRegistry',
    'Model ImagePinned',
    'EndpointConfig EndpointInstances',
    'EndpointConfig EndpointKey',
    'Endpoint EndpointRollbackAlarms',
  ]);
  expect(printed).toMatch(
    /^resource +property +rule +message\nModel +EnableNetworkIsolation +MlSecurity-ModelNetworkIsolation +The containers/,
  );
});

test('a finding has the documented fields', async () => {
  const { findings } = await check(sample('sagemaker-endpoint.yaml'));
  expect(findings[0]).toEqual({
    pack: 'MlSecurity',
    rule: 'MlSecurity-ModelNetworkIsolation',
    template: sample('sagemaker-endpoint.yaml'),
    resource: 'Model',
    property: 'EnableNetworkIsolation',
    message: 'The containers of a model are not isolated from the network.',
    fix: 'Set EnableNetworkIsolation to true.',
  });
  expect(findings.find(({ pack }) => pack === 'AwsSolutions')).toMatchObject({
    rule: 'AwsSolutions-IAM4',
    resource: 'ExecutionRole',
    property: 'Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSageMakerFullAccess',
    message: expect.stringContaining('AWS managed policies'),
    fix: expect.stringContaining('AWS managed policy'),
  });
  expect(new Set(findings.map(({ pack }) => pack))).toEqual(
    new Set(['MlSecurity', 'AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321']),
  );
});

test('a training job inside of a state machine, in JSON, is found with the name of its state', async () => {
  const result = await check(sample('training-workflow.json'), '--packs', 'ml');
  expect(result.exitCode).toBe(3);
  expect(result.findings.map(({ property }) => property)).toEqual([
    'Train.EnableNetworkIsolation',
    'Train.EnableInterContainerTrafficEncryption',
    'Train.VpcConfig',
    'Train.ResourceConfig.VolumeKmsKeyId',
    'Train.OutputDataConfig.KmsKeyId',
  ]);
});

test("what a template's author has acknowledged with a reason is listed apart", async () => {
  const result = await check(sample('studio.yaml'), '--packs', 'aws-solutions,ml');
  expect(result.acknowledged).toMatchObject([
    { resource: 'Role', rule: 'AwsSolutions-IAM4', reason: 'Data scientists need the whole of SageMaker until personas are agreed on.' },
  ]);
  expect(rules(result)).toEqual([
    'Domain DomainNetwork',
    'Domain DomainKey',
    'Domain DomainSignOn',
    'Domain DomainSourceIdentity',
    'User UserProfileRole',
  ]);
});

test('several templates are told apart, and the planted defects are found in each form', async () => {
  const strings = JSON.stringify({ Resources: plantedResources('defect') }).replaceAll(
    /\{"(?:Ref":"\w+"|Fn::GetAtt":\["(?!Key)\w+","\w+"\])\}/g,
    '"other"',
  );
  const result = await check(written('defects.json', strings), sample('compliant.yaml'), sample('studio.yaml'), '--packs', 'ml');
  const defects = result.findings.filter(({ template }) => template.endsWith('defects.json'));
  expect(new Set(defects.map(({ resource }) => resource)).size).toBe(27);
  expect(printed).toMatch(/^template +resource/);
});

const MODEL = { Type: 'AWS::SageMaker::Model', Properties: {} };

test.each<[string, unknown, string, string]>([
  [
    'a loop',
    { Transform: 'AWS::LanguageExtensions', Resources: { Model: MODEL, 'Fn::ForEach::Queues': [] } },
    'Resources.Fn::ForEach::Queues',
    'Fn::ForEach',
  ],
  ['a macro', { Transform: ['AWS::Serverless-2016-10-31'], Resources: { Model: MODEL } }, 'Transform', 'AWS::Serverless-2016-10-31'],
  [
    'a macro inside of a resource',
    { Resources: { Model: { ...MODEL, Properties: { 'Fn::Transform': { Name: 'AWS::Include' } } } } },
    'Resources.Model.Properties.Fn::Transform',
    'Fn::Transform',
  ],
  [
    'a function of an extension',
    { Resources: { Model: { ...MODEL, Properties: { ModelName: { 'Fn::ToJsonString': {} } } } } },
    'Resources.Model.Properties.ModelName.Fn::ToJsonString',
    'Fn::ToJsonString',
  ],
  [
    'a definition on S3',
    { Resources: { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'role', DefinitionS3Location: {} } } } },
    'Resources.Machine',
    'not in the template',
  ],
  [
    'a nested stack',
    {
      Resources: {
        Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3.amazonaws.com/bucket/nested.json' } },
      },
    },
    'Resources.Nested',
    'check it too',
  ],
  ['a module', { Resources: { Module: { Type: 'Own::Ml::Endpoint::MODULE' } } }, 'Resources.Module', 'expanded by CloudFormation'],
  ['a misspelt type', { Resources: { Model: { Type: 'AWS::SageMaker::Modell' } } }, 'Resources.Model', 'no pack knows'],
  [
    'a property that is missing',
    { Resources: { Rule: { Type: 'AWS::SageMaker::FeatureGroup', Properties: {} } } },
    'Resources.Rule',
    'missing required property',
  ],
  [
    'a reference to nothing',
    { Resources: { Model: { ...MODEL, Properties: { ExecutionRoleArn: { Ref: 'Role' } } } } },
    'Resources.Model',
    "'Role' not found",
  ],
  ['no resources', { Parameters: {} }, 'the whole template', 'Resources must hold'],
  ['a resource without a type', { Resources: { Model: {} } }, 'the whole template', 'Resources.Model must have a Type'],
  [
    'a parameter without a type',
    { Parameters: { Name: null }, Resources: { Model: MODEL } },
    'the whole template',
    'Parameters.Name must have a Type',
  ],
  ['broken JSON', '{"Resources": {', 'the whole template', 'JSON'],
  ['broken YAML', 'Resources:\n  Model: [', 'the whole template', 'line'],
])('%s exits with 1 and is named', async (_, content, place, message) => {
  const file = written('broken.json', content);
  const result = await check(file);
  expect(result.exitCode).toBe(1);
  expect(result.notEvaluated).toContainEqual({ template: file, place, message: expect.stringContaining(message) });
  expect(complained).toContain(`${file}: ${place}: `);
});

test('what can be evaluated beside what can not is still checked', async () => {
  const result = await check(
    written('half.json', { Transform: 'Own', Resources: { Model: MODEL, Group: { Type: 'AWS::SageMaker::FeatureGroup' } } }),
    '--packs',
    'ml',
  );
  expect(rules(result)).toContain('Model ModelNetworkIsolation');
  expect(result.notEvaluated.map(({ place }) => place)).toEqual(['Transform', 'Resources.Group']);
});

test('a file that is not there exits with 1', async () => {
  expect((await check(join(FOLDER, 'nothing.yaml'))).exitCode).toBe(1);
});

test('an unknown pack is refused with the known ones', async () => {
  await expect(check(sample('compliant.yaml'), '--packs', 'ml,nist')).rejects.toThrow(
    '--packs must be of ml, aws-solutions, hipaa, nist-r5, pci, serverless, got nist',
  );
});

test('a nested stack beside its parent is evaluated when both are given', async () => {
  const child = written('child.json', { Resources: { Topic: { Type: 'Custom::Nothing', Properties: { ServiceToken: 'arn' } } } });
  const parent = written('parent.json', {
    Resources: { Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './child.json' } } },
  });
  expect((await check(parent, child, '--packs', 'ml')).exitCode).toBe(0);
});

test('what CDK and custom resources leave in a template is nothing to the packs', async () => {
  const resources = {
    Metadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2' } },
    Own: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: 'arn' } },
  };
  expect((await check(written('metadata.json', { Resources: resources }))).exitCode).toBe(0);
});
