import { GATEWAY_PREFIX_LISTS } from '../gateway-prefix-lists';
import type { PlatformConfig } from '../platform-config';
import { profileOf } from '../profile';
import { isPrivate, parseCidr } from './cidr';
import type { Rules } from './rule';
import { between, like, positive, uniqueNames, wholeFrom } from './value-rules';

/** Rules of an environment's own fields. */
export const ENVIRONMENT_RULES: Rules<PlatformConfig> = {
  environment: [like(/^[a-z][a-z0-9]{1,15}$/, '2 to 16 lower-case letters and digits, a letter first')],
  account: [like(/^\d{12}$/, '12 digits')],
  region: [
    like(/^[a-z]{2}(-[a-z]+)+-\d$/, 'the name of a region, such as us-east-1'),
    { holds: (region) => region in GATEWAY_PREFIX_LISTS, rule: 'must have its line in lib/config/gateway-prefix-lists.ts' },
  ],
  availabilityZones: [
    uniqueNames(),
    {
      holds: (zones, config) => zones.length >= profileOf(config).minZones,
      rule: 'must name at least 2 zones in production and 1 in pilot',
    },
    { holds: (zones, { region }) => zones.every((zone) => isZoneOf(zone, region)), rule: 'must be zones of the region' },
  ],
  vpcCidr: [
    {
      holds: (text, { existing }) => {
        const cidr = parseCidr(text);
        return existing?.network !== undefined || (cidr !== undefined && isPrivate(cidr) && cidr.prefix >= 16 && cidr.prefix <= 24);
      },
      rule: 'must be a private IPv4 range with a prefix of 16 to 24 bits, such as 10.40.0.0/20',
    },
    {
      holds: (text, { existing }) => {
        const cidr = parseCidr(text);
        return existing?.network === undefined || (cidr !== undefined && cidr.prefix >= 16 && cidr.prefix <= 28);
      },
      rule: 'must be the IPv4 range of the existing VPC, with a prefix of 16 to 28 bits, such as 100.64.0.0/16',
    },
  ],
  alertEmail: [like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address')],
  monthlyBudgetUsd: [positive()],
  personaPolicyQuota: [between(10, 20)],
  lambdaConcurrencyQuota: [wholeFrom(101)],
  auditLock: [
    { holds: ({ days }) => Number.isInteger(days) && days >= 1 && days <= 36_500, rule: 'must last 1 to 36500 whole days' },
    { holds: (_, { deleteDataWithStacks }) => deleteDataWithStacks !== true, rule: 'must be left out with deleteDataWithStacks' },
  ],
  deleteDataWithStacks: [
    { holds: (value, { profile }) => !value || profile === 'pilot', rule: 'must be false unless the profile is pilot' },
  ],
  datasets: [uniqueNames()],
  models: [uniqueNames()],
};

function isZoneOf(zone: string, region: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}
