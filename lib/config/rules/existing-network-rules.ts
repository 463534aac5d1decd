import type { ExistingNetwork, ExistingSecurityGroups, ExistingSubnet } from '../existing-resources';
import type { PlatformConfig } from '../platform-config';
import type { Problem, Rule, Rules } from './rule';
import { join, problemsOf } from './rule';
import { like } from './value-rules';

const SUBNET_RULES: Rules<ExistingSubnet> = {
  subnetId: [idOf('subnet', 'a subnet')],
  routeTableId: [idOf('rtb', 'a route table')],
};

const SECURITY_GROUP_RULES: Rules<ExistingSecurityGroups> = {
  functions: [idOf('sg', 'a security group')],
  jobs: [
    idOf('sg', 'a security group'),
    // Instances of one job talk to each other on any port; nobody talks to a function.
    { holds: (jobs, { functions }) => jobs !== functions, rule: 'must be another group than that of functions' },
  ],
};

/** What an existing network breaks. */
export function networkProblems(network: ExistingNetwork, config: PlatformConfig, path: string): Problem[] {
  return [
    ...problemsOf(network, networkRules(config), path),
    ...network.subnets.flatMap((subnet, index) => problemsOf(subnet, SUBNET_RULES, join(path, `subnets[${index}]`))),
    ...problemsOf(network.securityGroups ?? {}, SECURITY_GROUP_RULES, join(path, 'securityGroups')),
  ];
}

function networkRules({ availabilityZones }: PlatformConfig): Rules<ExistingNetwork> {
  return {
    vpcId: [idOf('vpc', 'a VPC')],
    subnets: [
      {
        holds: (subnets) => String(subnets.map(zoneOf).sort()) === String([...availabilityZones].sort()),
        rule: 'must be one subnet in each of availabilityZones',
      },
      {
        holds: (subnets) => new Set(subnets.map(({ subnetId }) => subnetId)).size === subnets.length,
        rule: 'must not name a subnet twice',
      },
    ],
  };
}

function zoneOf({ availabilityZone }: ExistingSubnet): string {
  return availabilityZone;
}

function idOf<T>(prefix: string, says: string): Rule<string, T> {
  return like(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), `the id of ${says}, such as ${prefix}-0a1b2c3d4e5f67890`);
}
