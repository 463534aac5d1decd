import type { SageMakerState } from './state';
import { SERVICE_PRINCIPAL } from './access';

/**
 * What a container gets beside its own environment: region, endpoint and the role's credentials.
 *
 * An isolated container has no network, so it gets none of them, as on AWS.
 */
export function roleEnvironment(state: SageMakerState, roleArn: string, isolated: boolean): Record<string, string> {
  const { region, endpoint } = state.cloud.options;
  if (isolated) {
    return { AWS_REGION: region };
  }
  const credentials = state.cloud.ports.assume(roleArn, SERVICE_PRINCIPAL, 'SageMaker');
  return {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}
