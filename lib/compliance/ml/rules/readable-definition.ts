import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { PROGRAM_TYPES, unreadable } from '../requests-of';

/** Properties that hold a definition, where they are not called `DefinitionString`. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  'AWS::SageMaker::Pipeline': 'PipelineDefinition',
  'AWS::Scheduler::Schedule': 'Target.Input',
};

/** The definition of a state machine, pipeline or schedule is not in the template, or is not readable. */
export const readableDefinition: MlRule = {
  name: 'ReadableDefinition',
  types: PROGRAM_TYPES,
  info: 'The definition of a state machine, pipeline or schedule is not in the template, or is not readable.',
  why: 'Jobs that nobody can read before they run are not checked by any rule.',
  fix: 'Write the definition into the template (DefinitionString, Definition, PipelineDefinitionBody, Input) instead of an object on S3.',
  controls: controlsOf('CONFIGURATION'),
  check: ({ type, input }) => (unreadable(type, input) === undefined ? [] : [DEFINITIONS[type] ?? 'DefinitionString']),
};
