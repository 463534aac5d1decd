import { MODEL } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, pipeline, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': MODEL,
    'written as text': changed(MODEL, { EnableNetworkIsolation: 'true' }),
    'made by a state machine': stateMachine({ Make: jsonataTask('createModel', MODEL.Properties) }),
  },
  finds: {
    'left out': [changed(MODEL, { EnableNetworkIsolation: undefined }), 'EnableNetworkIsolation'],
    off: [changed(MODEL, { EnableNetworkIsolation: false }), 'EnableNetworkIsolation'],
    'known at run time only': [changed(MODEL, { EnableNetworkIsolation: { Ref: 'Isolation' } }), 'EnableNetworkIsolation'],
    'made by a state machine': [
      stateMachine({ Make: jsonataTask('createModel', changed(MODEL, { EnableNetworkIsolation: undefined }).Properties) }),
      'Make.EnableNetworkIsolation',
    ],
    'made by the SDK integration': [
      stateMachine({ Make: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sagemaker:createModel', Arguments: {} } }),
      'Make.EnableNetworkIsolation',
    ],
    'made by a pipeline': [
      pipeline('Model', changed(MODEL, { EnableNetworkIsolation: undefined }).Properties),
      'Step.EnableNetworkIsolation',
    ],
  },
};
