import { pilot } from '../../config/pilot';
import type { ExistingResources } from '../../lib/config/existing-resources';
import { KEY_DOMAINS } from '../../lib/config/key-domain';
import type { PlatformConfig } from '../../lib/config/platform-config';

const { account, region } = pilot;

/** ARN of a key in the pilot's account. */
export function keyArn(name: string): string {
  return `arn:aws:kms:${region}:${account}:key/${name}`;
}

/** ARN of a role in the pilot's account. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

/** Everything that can be brought, valid for the pilot. */
export const EXISTING = {
  network: {
    vpcId: 'vpc-0123456789abcdef0',
    subnets: [{ availabilityZone: 'us-east-1a', subnetId: 'subnet-0123456789abcdef0', routeTableId: 'rtb-0123456789abcdef0' }],
    endpoints: 'all',
    securityGroups: { functions: 'sg-0123456789abcdef0', jobs: 'sg-0123456789abcdef1' },
  },
  keys: Object.fromEntries(KEY_DOMAINS.map((domain) => [domain, keyArn(domain)])),
  buckets: {
    raw: 'acme-raw',
    curated: 'acme-curated',
    features: 'acme-features',
    artifacts: 'acme-artifacts',
    monitoring: 'acme-monitoring',
    quarantine: 'acme-quarantine',
  },
  roles: {
    personas: {
      'data-scientist': roleArn('analyst'),
      'ml-engineer': roleArn('data-engineer'),
      approver: roleArn('model-risk'),
      auditor: roleArn('audit'),
    },
    workloads: { 'DataLake/FlightsIngestion/Ingest': roleArn('ingest') },
    permissionsBoundary: `arn:aws:iam::${account}:policy/acme/boundary`,
  },
} as const satisfies ExistingResources;

/** The pilot on existing resources, without a model, which its tests don't need. */
export function pilotOn(existing: ExistingResources): PlatformConfig {
  return { ...pilot, models: [], existing };
}
