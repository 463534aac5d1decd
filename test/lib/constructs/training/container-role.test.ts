import { Template } from 'aws-cdk-lib/assertions';
import { ContainerRole } from '../../../../lib/constructs/training/container-role';
import { findings } from '../../../findings';
import { grants } from '../../../grants';
import { testHost, testStack } from '../../../stack';

function containerRole() {
  const stack = testStack();
  const role = new ContainerRole(stack, 'Role', {
    host: testHost(stack),
    description: 'Trains flights',
    imageRepositoryArn: 'arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    logGroupName: '/aws/sagemaker/TrainingJobs',
  });
  return { stack, role };
}

test('can be assumed by SageMaker on behalf of this account only', () => {
  Template.fromStack(containerRole().stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'sagemaker.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': 'arn:aws:sagemaker:us-east-1:123456789012:*' },
          },
        },
      ],
    },
  });
});

test('pulls one image and writes the log of its kind of job, and nothing more', () => {
  expect(grants(containerRole().stack, 'Trains flights')).toEqual([
    'ecr:BatchCheckLayerAvailability arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    'ecr:BatchGetImage arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    'ecr:GetDownloadUrlForLayer arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost',
    'logs:CreateLogGroup logs:log-group:/aws/sagemaker/TrainingJobs',
    'logs:CreateLogStream logs:log-group:/aws/sagemaker/TrainingJobs:log-stream:*',
    'logs:DescribeLogStreams logs:log-group:/aws/sagemaker/TrainingJobs',
    'logs:PutLogEvents logs:log-group:/aws/sagemaker/TrainingJobs:log-stream:*',
  ]);
});

test('breaks no rule of the packs', () => {
  expect(findings(containerRole().stack)).toEqual([]);
});
