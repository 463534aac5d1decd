import { PROCESSING_JOB, TRAINING, TRANSFORM } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, jsonPathTask, pipeline, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a training job': stateMachine({ Train: jsonataTask('createTrainingJob.sync', TRAINING) }),
    'a processing job': PROCESSING_JOB,
    'a transform job, which takes it from the model': pipeline('Transform', TRANSFORM),
  },
  finds: {
    'a training job that leaves it out': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, EnableNetworkIsolation: undefined }) }),
      'Train.EnableNetworkIsolation',
    ],
    'a training job that is not isolated': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, EnableNetworkIsolation: false }) }),
      'Train.EnableNetworkIsolation',
    ],
    'known at run time only': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { ...TRAINING, EnableNetworkIsolation: '{% $isolated %}' }) }),
      'Train.EnableNetworkIsolation',
    ],
    'a request that is known at run time only': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', '{% $request %}') }),
      'Train.EnableNetworkIsolation',
    ],
    JSONPath: [
      stateMachine({
        Train: jsonPathTask('createTrainingJob.sync', {
          ...TRAINING,
          EnableNetworkIsolation: undefined,
          'EnableNetworkIsolation.$': '$.isolated',
        }),
      }),
      'Train.EnableNetworkIsolation',
    ],
    'inside of a map and a branch': [
      stateMachine({
        Each: {
          Type: 'Map',
          ItemProcessor: {
            States: { Both: { Type: 'Parallel', Branches: [{ States: { Train: jsonataTask('createTrainingJob', {}) } }] } },
          },
        },
      }),
      'Each/Both/Train.EnableNetworkIsolation',
    ],
    'inside of a map of the older kind': [
      stateMachine({ Each: { Type: 'Map', Iterator: { States: { Train: jsonPathTask('createTrainingJob', {}) } } } }),
      'Each/Train.EnableNetworkIsolation',
    ],
    'each definition of a tuning job': [
      stateMachine({ Tune: jsonataTask('createHyperParameterTuningJob.sync', { TrainingJobDefinitions: [TRAINING, {}] }) }),
      'Tune.TrainingJobDefinitions.1.EnableNetworkIsolation',
    ],
    'the definition of a tuning job': [
      pipeline('Tuning', { TrainingJobDefinition: {} }),
      'Step.TrainingJobDefinition.EnableNetworkIsolation',
    ],
    'a step of a pipeline': [pipeline('Training', { ...TRAINING, EnableNetworkIsolation: false }), 'Step.EnableNetworkIsolation'],
    'a parameter of a pipeline': [
      pipeline('Training', { ...TRAINING, EnableNetworkIsolation: { Get: 'Parameters.Isolation' } }),
      'Step.EnableNetworkIsolation',
    ],
    'behind a condition of a pipeline': [
      pipeline('Condition', { Conditions: [], IfSteps: [], ElseSteps: [{ Name: 'Else', Type: 'Processing', Arguments: {} }] }),
      'Else.NetworkConfig.EnableNetworkIsolation',
    ],
    'a schedule that starts jobs by itself': [
      {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          Target: { Arn: { 'Fn::Sub': 'arn:${AWS::Partition}:scheduler:::aws-sdk:sagemaker:createProcessingJob' }, Input: '{}' },
        },
      },
      'Target.Input.NetworkConfig.EnableNetworkIsolation',
    ],
    'a processing job of the template': [
      changed(PROCESSING_JOB, { 'NetworkConfig.EnableNetworkIsolation': undefined }),
      'NetworkConfig.EnableNetworkIsolation',
    ],
  },
};
