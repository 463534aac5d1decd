import type { TemplateView } from '../../../../lib/compliance/ml/template-view';
import { customerKey, given, valuesAt, vpcConfig } from '../../../../lib/compliance/ml/values';

const TYPES: Readonly<Record<string, string>> = {
  Subnets: 'List<AWS::EC2::Subnet::Id>',
  Stored: 'AWS::SSM::Parameter::Value<String>',
  Text: 'String',
  Texts: 'CommaDelimitedList',
};
const TEMPLATE: TemplateView = {
  resources: () => [],
  parameter: (name) => (TYPES[name] === undefined ? undefined : { Type: TYPES[name] }),
};

test('a path through conditions has the values of every branch', () => {
  const input = { Config: { 'Fn::If': ['A', { Key: { 'Fn::If': ['B', 'one', { Ref: 'AWS::NoValue' }] } }, { Ref: 'AWS::NoValue' }] } };
  expect(valuesAt(input, 'Config.Key')).toEqual(['one', undefined, undefined]);
});

test.each([
  ['text', true],
  ['  ', false],
  ['{% $key %}', false],
  [0, true],
  [null, false],
  [undefined, false],
  [{}, false],
  [[], false],
  [['a', ''], false],
  [['a', { Ref: 'AWS::NoValue' }], false],
  [{ Ref: 'SomeResource' }, true],
  [{ Ref: 'Subnets' }, true],
  [{ Ref: 'Stored' }, true],
  [{ Ref: 'Text' }, false],
  [{ Ref: 'Texts' }, false],
  [{ 'Fn::ImportValue': 'Key' }, true],
  [{ Get: 'Parameters.Key' }, false],
  [{ 'Std:Join': { On: '', Values: [] } }, false],
])('%j is given before anything runs: %s', (value, expected) => {
  expect(given(TEMPLATE)(value)).toBe(expected);
});

test.each([
  'alias/aws/s3',
  'arn:aws:kms:us-east-1:123456789012:alias/aws/sagemaker',
  { 'Fn::Sub': 'arn:${AWS::Partition}:kms:::alias/aws/s3' },
])('%j is no key of the customer', (key) => {
  expect(customerKey(TEMPLATE)(key)).toBe(false);
});

test('a VPC configuration needs subnets and security groups', () => {
  expect(vpcConfig(TEMPLATE)({ Subnets: { Ref: 'Subnets' }, SecurityGroupIds: ['sg-1'] })).toBe(true);
  expect(vpcConfig(TEMPLATE)({ Subnets: ['subnet-1'] })).toBe(false);
  expect(vpcConfig(TEMPLATE)(undefined)).toBe(false);
});
