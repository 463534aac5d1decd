import type { PolicyMutant } from './mutants-of';

/** A mutant that changes no decision anybody could ask for, and why. */
interface Equivalent {
  /** Names of the policy, and operators of its mutants. */
  readonly policy: RegExp;
  readonly operator: RegExp;
  readonly change: RegExp;
  readonly reason: string;
}

const TWICE = 'another stack gives the same to the persona (decision 006)';

/** Found by hand; each must be a survivor, else it is stale. */
export const EQUIVALENT_MUTANTS: readonly Equivalent[] = [
  {
    policy: /^Foundation\.Boundary$/,
    operator: /^drop action$/,
    change: /^iam:(Delete|Put)RolePermissionsBoundary$/,
    reason: 'the boundary allows nothing of IAM but PassRole; the deny stays where somebody adds more',
  },
  { policy: /^DataLake\.MlEngineerPermissions$/, operator: /^drop action$/, change: /^kms:Decrypt$/, reason: TWICE },
  {
    policy: /^DataLake\.AuditorPermissions$/,
    operator: /^drop resource$/,
    change: /KeysOperations$/,
    reason: TWICE,
  },
  { policy: /^Governance\.AuditorPermissions$/, operator: /^drop statement$/, change: /^kms:Decrypt$/, reason: TWICE },
  { policy: /^FlightDelay-Monitoring\.AuditorPermissions$/, operator: /^drop action$/, change: /^kms:Decrypt$/, reason: TWICE },
  {
    policy: /^(DataLake|Features|FlightDelay-Monitoring)\.DataScientistPermissions$/,
    operator: /^drop statement$/,
    change: /^kms:Decrypt$/,
    reason: TWICE,
  },
  {
    policy: /^(Features|FlightDelay-Monitoring)\.DataScientistPermissions$/,
    operator: /^(drop statement|drop condition operator|value to \*)$/,
    change: /^(s3:ListBucket|StringLike( s3:prefix)?)$/,
    reason: 'the data lake lets data scientists list the names of the zone',
  },
  {
    policy: /^FlightDelay-Monitoring\.MlEngineerPermissions$/,
    operator: /^drop (resource|statement)$/,
    change: /(ZonesQuarantine|^kms:Decrypt)$/,
    reason: TWICE,
  },
];

/** Whether the mutant is listed as equivalent. */
export function isEquivalent({ policy, operator, change }: PolicyMutant): boolean {
  return EQUIVALENT_MUTANTS.some((each) => each.policy.test(policy.name) && each.operator.test(operator) && each.change.test(change));
}
