import { Tags } from 'aws-cdk-lib/core';
import { pilot } from '../../config/pilot';
import { platformStages, stacksOf, stageOf, templateOf } from '../stage';

type Resource = Record<string, unknown> & { Type: string; Properties: Record<string, unknown> };

function resourcesOf(stage: ReturnType<typeof stageOf>): Resource[] {
  return stacksOf(stage).flatMap(({ node }) => Object.values(templateOf(stage, node.id).toJSON().Resources as Record<string, Resource>));
}

test('production protects its stacks and keeps its data', () => {
  const { production } = platformStages();
  expect(stacksOf(production).filter(({ terminationProtection }) => !terminationProtection)).toEqual([]);
  const stateful = resourcesOf(production).filter(({ Type }) =>
    ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::KMS::Key'].includes(Type),
  );
  expect(stateful.filter(({ DeletionPolicy }) => DeletionPolicy !== 'Retain')).toEqual([]);
});

test('a pilot can be torn down with its data only when it says so', () => {
  expect(stacksOf(platformStages().pilot).filter(({ terminationProtection }) => terminationProtection)).toEqual([]);
  const buckets = resourcesOf(stageOf({ ...pilot, deleteDataWithStacks: true })).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  expect(buckets.filter(({ DeletionPolicy }) => DeletionPolicy !== 'Delete')).toEqual([]);
});

test('every role has the permissions boundary and no inline or AWS managed policy', () => {
  const resources = resourcesOf(platformStages().production);
  const roles = resources.filter(({ Type }) => Type === 'AWS::IAM::Role');
  expect(roles.filter(({ Properties }) => Properties.PermissionsBoundary === undefined)).toEqual([]);
  expect(roles.filter(({ Properties }) => Properties.Policies !== undefined)).toEqual([]);
  expect(resources.filter(({ Type }) => Type === 'AWS::IAM::Policy')).toEqual([]);
  expect(JSON.stringify(roles)).not.toContain(':iam::aws:policy/');
});

test('managed policies stay below the size that IAM allows', () => {
  const resources = resourcesOf(platformStages().production);
  const sizes = resources
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .map(({ Properties }) => JSON.stringify(Properties.PolicyDocument).length);
  expect(Math.max(...sizes)).toBeLessThan(6144);
});

test('nothing runs at deployment that is not in the templates: no custom resource', () => {
  const types = resourcesOf(platformStages().production).map(({ Type }) => Type);
  expect(types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')).toEqual([]);
});

test('new tags reach everything but the parameter of the live version, which they would reset', () => {
  const stage = stageOf(pilot);
  Tags.of(stage).add('cost-center', '42');
  const tagged = (type: string): unknown[] =>
    resourcesOf(stage).filter(({ Type, Properties }) => Type === type && Properties.Tags !== undefined);
  expect(tagged('AWS::SSM::Parameter')).toEqual([]);
  expect(tagged('AWS::S3::Bucket')).not.toEqual([]);
});

test('a config that breaks a rule makes no stage', () => {
  expect(() => stageOf({ ...pilot, account: 'mine' })).toThrow('account must be 12 digits, got "mine"');
});
