import type { ExistingResources } from '../existing-resources';
import { KEY_DOMAINS } from '../key-domain';
import type { KeyDomain } from '../key-domain';
import { DOMAIN_OF_ZONE } from '../lake-zone';
import type { PlatformConfig } from '../platform-config';
import { networkProblems } from './existing-network-rules';
import { roleProblems } from './existing-role-rules';
import { ownArn } from './own-arn';
import type { Problem, Rule, Rules } from './rule';
import { problemsOf } from './rule';
import { like } from './value-rules';

type Keys = NonNullable<ExistingResources['keys']>;
type Buckets = NonNullable<ExistingResources['buckets']>;

/** What the ids of existing resources break, as far as it can be known without asking AWS. */
export function existingProblems(config: PlatformConfig): Problem[] {
  const { network, keys = {}, buckets = {}, roles = {} } = config.existing ?? {};
  return [
    ...(network === undefined ? [] : networkProblems(network, config, 'existing.network')),
    ...problemsOf(keys, keyRules(config), 'existing.keys'),
    ...problemsOf(buckets, bucketRules(keys), 'existing.buckets'),
    ...roleProblems(roles, config, 'existing.roles'),
  ];
}

function keyRules(config: PlatformConfig): Rules<Keys> {
  // Policies that name an alias allow nothing: IAM matches the key's own ARN.
  const arn = ownArn<Keys>(config, { service: 'kms', resource: /^key\/[\w-]+$/, says: 'the ARN of a key, not of an alias,' });
  const asymmetric: Rule<string, Keys> = {
    holds: (signing, keys) => Object.entries(keys).every(([domain, arn]) => domain === 'signing' || arn !== signing),
    rule: 'must be a key of its own: it signs, the others encrypt',
  };
  const rules = KEY_DOMAINS.map((domain): [KeyDomain, Rule<string, Keys>[]] => [domain, domain === 'signing' ? [arn, asymmetric] : [arn]]);
  return Object.fromEntries(rules);
}

function bucketRules(keys: Keys): Rules<Buckets> {
  const rules = Object.entries(DOMAIN_OF_ZONE).map(([zone, domain]): [string, Rule<string, Buckets>[]] => [
    zone,
    [
      // A dot breaks the certificate of the bucket's host name.
      like(/^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/, 'the name of a bucket, 3 to 63 lower-case letters, digits and hyphens'),
      {
        holds: (name, buckets) => Object.entries(buckets).every(([other, found]) => other === zone || found !== name),
        rule: 'must not be the bucket of another zone',
      },
      {
        holds: () => keys[domain] !== undefined,
        rule: `must come with existing.keys.${domain}, the key that encrypts the bucket by default`,
      },
    ],
  ]);
  return Object.fromEntries(rules);
}
