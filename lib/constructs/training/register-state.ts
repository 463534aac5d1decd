import { GATE_PASSED, PACKAGE_METADATA } from '../../../lambda/shared/package-metadata';
import type { State } from '../workflow/states';
import { task } from '../workflow/states';
import { SERVING_ENVIRONMENT } from './serving-environment';
import type { TrainingTargets } from './training-targets';

/** What every version carries about its making. */
const METADATA = {
  [PACKAGE_METADATA.SNAPSHOT_ID]: '{% $snapshot.snapshotId %}',
  [PACKAGE_METADATA.TRAINED_FROM]: '{% $range.from %}',
  [PACKAGE_METADATA.TRAINED_TO]: '{% $range.to %}',
  [PACKAGE_METADATA.TRAINING_JOB_NAME]: '{% $job %}',
  [PACKAGE_METADATA.SIGNATURE_KEY]: '{% $challenger.signatureKey %}',
  [PACKAGE_METADATA.EVALUATION_KEY]: '{% $evaluation.evaluationKey %}',
  [PACKAGE_METADATA.BASELINE_KEY]: '{% $evaluation.baselineKey %}',
  [PACKAGE_METADATA.AUC]: '{% $string($evaluation.challenger.auc.value) %}',
  [PACKAGE_METADATA.GATE]: GATE_PASSED,
};

/** Registers the challenger as a version that waits for approval. */
export function registerState(t: TrainingTargets): State {
  return task(
    'aws-sdk:sagemaker:createModelPackage',
    {
      ModelPackageGroupName: t.modelPackageGroupName,
      ModelPackageDescription: '{% $verdict.reason %}',
      ModelApprovalStatus: 'PendingManualApproval',
      ClientToken: "{% $substring($hash($job, 'SHA-256'), 0, 32) %}",
      InferenceSpecification: {
        Containers: [{ Image: t.imageUri, ModelDataUrl: '{% $challenger.artifactUri %}', Environment: SERVING_ENVIRONMENT }],
        SupportedContentTypes: ['text/csv', 'application/json'],
        SupportedResponseMIMETypes: ['text/csv', 'application/json'],
        SupportedRealtimeInferenceInstanceTypes: t.servingInstanceTypes,
        SupportedTransformInstanceTypes: [t.instanceType],
      },
      CustomerMetadataProperties: METADATA,
    },
    { Next: 'Registered' },
    { output: '{% $states.result.ModelPackageArn %}' },
  );
}
