import { GLUE_JOB } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': GLUE_JOB,
    'made by a state machine': stateMachine({
      Make: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:createJob', Arguments: GLUE_JOB.Properties },
    }),
  },
  finds: {
    'left out': [changed(GLUE_JOB, { SecurityConfiguration: undefined }), 'SecurityConfiguration'],
    'made by a state machine': [
      stateMachine({ Make: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:createJob', Arguments: {} } }),
      'Make.SecurityConfiguration',
    ],
  },
};
