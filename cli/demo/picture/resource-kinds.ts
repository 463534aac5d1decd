import type { Template } from '../../../local/cloudformation/template';
import type { ResourceCount } from './platform-map';

/** Kinds of resources that a picture of the platform counts, the most telling first. */
const KINDS: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'HTTP API',
  'AWS::SageMaker::Endpoint': 'endpoint',
  'AWS::StepFunctions::StateMachine': 'state machine',
  'AWS::Lambda::Function': 'function',
  'AWS::S3::Bucket': 'bucket',
  'AWS::DynamoDB::Table': 'table',
  'AWS::Glue::Table': 'catalog table',
  'AWS::SageMaker::ModelPackageGroup': 'model group',
  'AWS::SageMaker::FeatureGroup': 'feature group',
  'AWS::KMS::Key': 'key',
  'AWS::EC2::VPC': 'VPC',
  'AWS::EC2::VPCEndpoint': 'VPC endpoint',
  'AWS::SNS::Topic': 'alert topic',
  'AWS::Events::Rule': 'event rule',
  'AWS::CloudWatch::Alarm': 'alarm',
  'AWS::CloudWatch::CompositeAlarm': 'composite alarm',
  'AWS::CloudWatch::Dashboard': 'dashboard',
  'AWS::Budgets::Budget': 'budget',
  'AWS::IAM::Role': 'role',
};

/** Types whose resources do work. */
const RUNNING = ['AWS::ApiGatewayV2::Api', 'AWS::SageMaker::Endpoint', 'AWS::StepFunctions::StateMachine', 'AWS::Lambda::Function'];

/** Main resources of a template by kind. */
export function mainResources({ Resources }: Template): ResourceCount[] {
  const types = Object.values(Resources).map(({ Type }) => Type);
  return Object.entries(KINDS)
    .map(([type, kind]) => ({ kind, count: types.filter((found) => found === type).length }))
    .filter(({ count }) => count > 0);
}

/** Whether a template has something that does work. */
export function hasRunning({ Resources }: Template): boolean {
  return Object.values(Resources).some(({ Type }) => RUNNING.includes(Type));
}

/** `3 keys`, `1 key`. */
export function countText({ kind, count }: ResourceCount): string {
  return `${count} ${kind}${count === 1 ? '' : 's'}`;
}
