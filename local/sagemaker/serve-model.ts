import type { DescribeModelOutput } from '@aws-sdk/client-sagemaker';
import { SERVICE_PRINCIPAL } from './access';
import { roleEnvironment } from './container-environment';
import type { ContainerSettings } from './container-process';
import { makeFolder } from './job-folder';
import { unpackModel } from './model-archive';
import { modelContainer } from './model-container';
import type { SageMakerState } from './state';
import { required } from './validation';

/** Environment that AWS's images read when the model does not say it. */
const IMAGE_ENVIRONMENT = { SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' };

/** Downloads a model with its execution role and says how its containers run; several may share the folder. */
export async function prepareModel(
  state: SageMakerState,
  model: DescribeModelOutput,
  folder: readonly string[],
): Promise<Pick<ContainerSettings, 'image' | 'folder' | 'environment'>> {
  const { image, modelDataUrl, environment } = modelContainer(state, model);
  const role = required(model, 'ExecutionRoleArn');
  const place = await makeFolder(state, ...folder);
  const caller = state.cloud.ports.callerFor(role, SERVICE_PRINCIPAL, 'SageMaker');
  await unpackModel(state.cloud, caller, modelDataUrl, place);
  return {
    image,
    folder: place,
    environment: { ...IMAGE_ENVIRONMENT, ...roleEnvironment(state, role, model.EnableNetworkIsolation ?? false), ...environment },
  };
}
