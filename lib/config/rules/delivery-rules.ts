import type { DeliveryConfig } from '../delivery-config';
import type { PlatformConfig } from '../platform-config';
import type { Rules } from './rule';
import { like, nonEmpty } from './value-rules';

/** Rules of the pipeline's config, given the environments that there are. */
export function deliveryRules(known: readonly Pick<PlatformConfig, 'environment' | 'region'>[]): Rules<DeliveryConfig> {
  return {
    account: [like(/^\d{12}$/, '12 digits')],
    region: [
      // Another region would need a second artifact bucket, which CDK Pipelines makes without our controls.
      {
        holds: (region, { environments }) => regionsOf(environments, known).every((other) => other === region),
        rule: 'must be the region of every environment that the pipeline deploys',
      },
    ],
    repository: [like(/^[\w.-]+\/[\w.-]+$/, 'an owner and a name, such as acme/plumbline')],
    branch: [like(/^\S+$/, 'the name of a branch')],
    connectionArn: [
      {
        holds: (arn, { account, region }) =>
          new RegExp(`^arn:aws[\\w-]*:codeconnections:${region}:${account}:connection/[\\w-]+$`).test(arn),
        rule: "must be the ARN of a connection of CodeConnections in the pipeline's account and region",
      },
    ],
    environments: [
      nonEmpty(),
      {
        holds: (environments) => new Set(environments.map(({ environment }) => environment)).size === environments.length,
        rule: 'must not name an environment twice',
      },
      {
        holds: (environments) => environments.every(({ environment }) => known.some((config) => config.environment === environment)),
        rule: 'must be environments that have a config',
      },
    ],
  };
}

function regionsOf(delivered: DeliveryConfig['environments'], known: readonly Pick<PlatformConfig, 'environment' | 'region'>[]): string[] {
  return known.filter((config) => delivered.some(({ environment }) => environment === config.environment)).map(({ region }) => region);
}
