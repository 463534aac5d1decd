import { Tags } from 'aws-cdk-lib/core';
import { pilot } from '../../config/pilot';
import { production } from '../../config/production';
import { platformStages, stacksOf, stageOf, templateOf } from '../stage';

afterEach(() => jest.useRealTimers());

type Resource = Record<string, unknown> & { Type: string; Properties: Record<string, unknown> };

function resourcesOf(stage: ReturnType<typeof stageOf>): Resource[] {
  return stacksOf(stage).flatMap(({ node }) => Object.values(templateOf(stage, node.id).toJSON().Resources as Record<string, Resource>));
}

test('production protects its stacks', () => {
  expect(stacksOf(platformStages().production).filter(({ terminationProtection }) => !terminationProtection)).toEqual([]);
});

test('a pilot can be torn down with its data only when it says so', () => {
  expect(stacksOf(platformStages().pilot).filter(({ terminationProtection }) => terminationProtection)).toEqual([]);
  const buckets = resourcesOf(stageOf({ ...pilot, deleteDataWithStacks: true })).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  expect(buckets.filter(({ DeletionPolicy }) => DeletionPolicy !== 'Delete')).toEqual([]);
});

test('the same config gives the same templates, whenever they are made', () => {
  const templates = (): object[] => {
    const stage = stageOf(production);
    return stacksOf(stage).map(({ node }) => templateOf(stage, node.id).toJSON());
  };
  const today = templates();
  jest.useFakeTimers({ now: new Date('2031-01-01') });
  expect(templates()).toEqual(today);
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
