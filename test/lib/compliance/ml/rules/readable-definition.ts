import { TRAINING } from '../compliant';
import type { RuleFixture } from '../fixture';
import { jsonataTask, pipelineOf, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a schedule that calls no service': {
      Type: 'AWS::Scheduler::Schedule',
      Properties: { Target: { Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Input: 'no JSON' } },
    },
    'a state machine': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'an object': {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { Definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } } },
    },
    'a pipeline': pipelineOf([]),
  },
  finds: {
    'on S3': [
      { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionS3Location: { Bucket: 'definitions', Key: 'train.asl.json' } } },
      'DefinitionString',
    ],
    'no JSON': [{ Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{' } }, 'DefinitionString'],
    'a parameter': [
      { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: { Ref: 'Definition' } } },
      'DefinitionString',
    ],
    'a schedule': [
      {
        Type: 'AWS::Scheduler::Schedule',
        Properties: { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sagemaker:createProcessingJob', Input: '{' } },
      },
      'Target.Input',
    ],
    'a pipeline on S3': [
      {
        Type: 'AWS::SageMaker::Pipeline',
        Properties: { PipelineDefinition: { PipelineDefinitionS3Location: { Bucket: 'definitions', Key: 'train.json' } } },
      },
      'PipelineDefinition',
    ],
  },
};
