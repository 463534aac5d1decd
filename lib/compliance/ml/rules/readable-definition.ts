import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { unreadable } from '../requests-of';

/** The definition of a state machine or pipeline is not in the template, or is not readable. */
export const readableDefinition: MlRule = {
  name: 'ReadableDefinition',
  types: ['AWS::StepFunctions::StateMachine', 'AWS::SageMaker::Pipeline'],
  info: 'The definition of a state machine or pipeline is not in the template, or is not readable.',
  why: 'Jobs that nobody can read before they run are not checked by any rule.',
  fix: 'Write the definition into the template (DefinitionString, Definition, PipelineDefinitionBody) instead of an object on S3.',
  controls: controlsOf('CONFIGURATION'),
  check: ({ type, input }) =>
    unreadable(type, input) === undefined ? [] : [type === 'AWS::SageMaker::Pipeline' ? 'PipelineDefinition' : 'DefinitionString'],
};
