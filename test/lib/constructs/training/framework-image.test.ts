import { Stack } from 'aws-cdk-lib/core';
import { xgboostImage } from '../../../../lib/constructs/training/framework-image';
import { XGBOOST_REGISTRIES } from '../../../../lib/constructs/training/xgboost-registries';

const resolve = (value: unknown): unknown => new Stack().resolve(value);

test('names the image and its repository in the registry of the region', () => {
  expect(resolve(xgboostImage('3.2-0', 'eu-west-1'))).toEqual({
    uri: { 'Fn::Join': ['', ['141502667606.dkr.ecr.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/sagemaker-xgboost:3.2-0']] },
    repositoryArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecr:eu-west-1:141502667606:repository/sagemaker-xgboost']] },
  });
});

test('fails for a version that AWS does not publish, and names those it does', () => {
  expect(() => xgboostImage('9.9-9', 'us-east-1')).toThrow(
    `frameworkVersion must be one of ${Object.keys(XGBOOST_REGISTRIES).join(', ')}, got 9.9-9`,
  );
});

test('pitfall 36: fails at synthesis for a region without the image', () => {
  expect(() => xgboostImage('3.2-0', 'mars-north-1')).toThrow(
    'region must be one where AWS publishes sagemaker-xgboost:3.2-0, got mars-north-1',
  );
});
