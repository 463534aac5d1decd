import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0';

const role = (service: string, actions: readonly string[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: `${service}.amazonaws.com` } },
    },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: { Effect: 'Allow', Action: actions, Resource: '*' } } }],
  },
});

const TEMPLATE = {
  Parameters: { Deployed: { Type: 'String', Default: 'no' }, StartupSec: { Type: 'String', Default: '0' } },
  Conditions: { IsDeployed: { 'Fn::Equals': [{ Ref: 'Deployed' }, 'yes'] } },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'signals' } },
    JobRole: role('sagemaker', ['s3:GetObject', 's3:ListBucket', 's3:PutObject']),
    FunctionRole: role('lambda', ['logs:CreateLogStream', 'logs:PutLogEvents']),
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'slow',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
        Timeout: 60,
        Code: { ZipFile: 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 50_000));' },
      },
    },
    Model: {
      Type: 'AWS::SageMaker::Model',
      Condition: 'IsDeployed',
      Properties: {
        ExecutionRoleArn: { 'Fn::GetAtt': ['JobRole', 'Arn'] },
        PrimaryContainer: {
          Image: IMAGE,
          ModelDataUrl: 's3://signals/model.tar.gz',
          Environment: { SAGEMAKER_PROGRAM: 'serve.py', STARTUP_SEC: { Ref: 'StartupSec' } },
        },
      },
    },
    EndpointConfig: {
      Type: 'AWS::SageMaker::EndpointConfig',
      Condition: 'IsDeployed',
      Properties: {
        ProductionVariants: [
          {
            VariantName: 'AllTraffic',
            ModelName: { 'Fn::GetAtt': ['Model', 'ModelName'] },
            InstanceType: 'ml.m5.large',
            InitialInstanceCount: 2,
            InitialVariantWeight: 1,
          },
        ],
      },
    },
    Endpoint: {
      Type: 'AWS::SageMaker::Endpoint',
      Condition: 'IsDeployed',
      Properties: { EndpointName: 'signals', EndpointConfigName: { 'Fn::GetAtt': ['EndpointConfig', 'EndpointConfigName'] } },
    },
  },
};

/** Training job whose script never ends by itself. */
export const TRAINING_JOB = {
  TrainingJobName: 'slow',
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' as const },
  HyperParameters: { sagemaker_program: '"train.py"', sagemaker_submit_directory: '"/opt/ml/input/data/code/train.tar.gz"' },
  InputDataConfig: [
    { ChannelName: 'code', DataSource: { S3DataSource: { S3DataType: 'S3Prefix' as const, S3Uri: 's3://signals/train' } } },
  ],
  OutputDataConfig: { S3OutputPath: 's3://signals/out/' },
  ResourceConfig: { InstanceType: 'ml.m5.large' as const, InstanceCount: 1, VolumeSizeInGB: 1 },
  StoppingCondition: { MaxRuntimeInSeconds: 600 },
};

/** Python of a training that starts a further process and waits for it. */
export const TRAIN = `import subprocess, sys
subprocess.run([sys.executable, '-c', 'import time; time.sleep(50)'])
`;

/** Python of a model that takes as long to load as the stack's parameter says. */
export const SERVE = `import os, time
def model_fn(model_dir):
    time.sleep(float(os.environ['STARTUP_SEC']))
def transform_fn(model, data, content_type, accept):
    return data, accept
`;

/** Writes a cloud assembly with one stack, `Signals`: things that take long. */
export function writeSignalsApp(folder: string): string {
  const app = join(folder, 'cdk.out');
  const properties = { templateFile: 'Signals.template.json', stackName: 'Signals' };
  const artifacts = { Signals: { type: 'aws:cloudformation:stack', environment: 'aws://123456789012/us-east-1', properties } };
  mkdirSync(app);
  writeFileSync(join(app, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  writeFileSync(join(app, 'Signals.template.json'), JSON.stringify(TEMPLATE));
  return app;
}
