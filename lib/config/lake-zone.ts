import type { KeyDomain } from './key-domain';

/** The zones of the data lake, each a bucket. */
export type ZoneName = 'raw' | 'curated' | 'features' | 'artifacts' | 'monitoring' | 'quarantine';

/** Whose key encrypts a zone. */
export const DOMAIN_OF_ZONE: Readonly<Record<ZoneName, KeyDomain>> = {
  raw: 'lake',
  curated: 'lake',
  features: 'features',
  artifacts: 'models',
  monitoring: 'monitoring',
  quarantine: 'lake',
};
