import type { ExistingNetwork, VpcEndpointName } from '../../config/existing-resources';
import type { EndpointService } from './endpoint-services';
import { ENDPOINT_SERVICES } from './endpoint-services';

/** Which VPC endpoints the platform makes. */
export interface EndpointPlan {
  /** Gateway endpoints. */
  readonly gateways: readonly ('S3' | 'DynamoDb')[];
  /** Interface endpoints. */
  readonly interfaces: readonly EndpointService[];
  /** Some interface endpoints are there already. */
  readonly reliesOnExisting: boolean;
}

/** All endpoints that are not there already. */
export function endpointPlan(existing: ExistingNetwork['endpoints'] = []): EndpointPlan {
  const isMissing = (name: VpcEndpointName): boolean => existing !== 'all' && !existing.includes(name);
  const interfaces = ENDPOINT_SERVICES.filter(({ id }) => isMissing(id));
  return {
    gateways: (['S3', 'DynamoDb'] as const).filter(isMissing),
    interfaces,
    reliesOnExisting: interfaces.length < ENDPOINT_SERVICES.length,
  };
}
