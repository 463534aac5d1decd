import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { valuesAt } from '../values';

/** Model Monitor and what belongs to it. */
const MONITOR: readonly string[] = [
  'AWS::SageMaker::MonitoringSchedule',
  'AWS::SageMaker::DataQualityJobDefinition',
  'AWS::SageMaker::ModelQualityJobDefinition',
  'AWS::SageMaker::ModelBiasJobDefinition',
  'AWS::SageMaker::ModelExplainabilityJobDefinition',
];
/** Settings of a training job that need Debugger. */
const DEBUGGER: readonly string[] = ['DebugHookConfig', 'DebugRuleConfigurations', 'ProfilerRuleConfigurations', 'TensorBoardOutputConfig'];

/** A feature of SageMaker is used that is closed to new customers. */
export const closedService: MlRule = {
  name: 'ClosedService',
  types: [...MONITOR, 'AWS::SageMaker::TrainingJob'],
  info: 'A feature of SageMaker is used that is closed to new customers.',
  why: 'In an account that never used it the deployment or the job fails, and no new features come.',
  fix: 'Compute statistics in a function or a processing job of your own; leave Debugger out.',
  controls: controlsOf('SUPPORTED_SOFTWARE'),
  check: ({ type, input }) =>
    MONITOR.includes(type) ? ['Type'] : DEBUGGER.filter((name) => valuesAt(input, name).some((value) => value !== undefined)),
};
