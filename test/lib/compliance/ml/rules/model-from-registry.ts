import { AWS_IMAGE, MODEL } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'a version of the registry': MODEL,
    'every container a version': changed(MODEL, {
      PrimaryContainer: undefined,
      Containers: [{ ModelPackageName: 'scoring/1' }, { ModelPackageName: 'shaping/2' }],
    }),
  },
  finds: {
    'an artefact': [
      changed(MODEL, { PrimaryContainer: { Image: AWS_IMAGE, ModelDataUrl: 's3://artifacts/model.tar.gz' } }),
      'PrimaryContainer.ModelPackageName',
    ],
    'one of two containers from an artefact': [
      changed(MODEL, { PrimaryContainer: undefined, Containers: [{ ModelPackageName: 'scoring/1' }, { Image: AWS_IMAGE }] }),
      'Containers.1.ModelPackageName',
    ],
    'a version that is known at run time only': [
      stateMachine({ Make: jsonataTask('createModel', { PrimaryContainer: { ModelPackageName: '{% $version %}' } }) }),
      'Make.PrimaryContainer.ModelPackageName',
    ],
    'no container at all': [changed(MODEL, { PrimaryContainer: undefined }), 'PrimaryContainer.ModelPackageName'],
  },
};
