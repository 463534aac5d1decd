import { PACKAGE_METADATA } from '../../../lambda/shared/package-metadata';
import type { State } from '../workflow/states';
import { task } from '../workflow/states';

/** Adds the live version, as the champion, to `$candidates`. */
export function describeChampion(): State {
  return task(
    'aws-sdk:sagemaker:describeModelPackage',
    { ModelPackageName: '{% $liveArn %}' },
    { Next: 'Score' },
    {
      assign: {
        candidates: [
          '{% $challenger %}',
          {
            role: 'champion',
            name: "{% $job & '-champion' %}",
            version: '{% $states.result.ModelPackageVersion %}',
            artifactUri: '{% $states.result.InferenceSpecification.Containers[0].ModelDataUrl %}',
            artifactKey: "{% $join($split($states.result.InferenceSpecification.Containers[0].ModelDataUrl, '/')[[3..99]], '/') %}",
            signatureKey: `{% $states.result.CustomerMetadataProperties.${PACKAGE_METADATA.SIGNATURE_KEY} %}`,
          },
        ],
      },
    },
  );
}
