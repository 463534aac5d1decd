import type { DatasetContract } from './dataset-contract';
import type { ExistingResources } from './existing-resources';
import type { ModelSpec } from './model-spec';

/** One environment: one account and region. */
export interface PlatformConfig {
  /** Lower-case name; part of fixed names, for example `plumbline-<environment>-<model>`. */
  readonly environment: string;
  /** AWS account id, twelve digits. */
  readonly account: string;
  /** AWS region; the prices of training instances and the prefix lists of S3 and DynamoDB must be known for it. */
  readonly region: string;
  /** `pilot` is cheap and may be torn down; `production` spans zones and instances, keeps its data and is protected. */
  readonly profile: 'pilot' | 'production';
  /** Zones by name; `production` needs two or more. */
  readonly availabilityZones: readonly string[];
  /** IPv4 range of the VPC, the platform's own or the existing one. */
  readonly vpcCidr: string;
  /** Address that alarms are sent to. @default - subscribe by hand */
  readonly alertEmail?: string;
  /** What is there already, by id. @default - the platform makes all it needs */
  readonly existing?: ExistingResources;
  /**
   * Personas' roles, as far as the platform makes them, can be taken only by a session that carries a second factor. Sessions of IAM Identity Center carry no such mark, though
   * the identity provider has asked for one.
   *
   * @default false
   */
  readonly personasNeedMfa?: boolean;
  /**
   * Managed policies that the account lets a role have: IAM's quota L-0DA4ABF3, 10 by default and 20 at most. The role of the ML engineer has
   * three for the platform and one for each model.
   *
   * @default 10
   */
  readonly personaPolicyQuota?: number;
  /** `auto`: a function of its own approves what passed the gates; `manual`: only the Approver persona does. */
  readonly approval: 'auto' | 'manual';
  /** Monthly limit of the environment's cost, in US dollars. */
  readonly monthlyBudgetUsd: number;
  /**
   * Concurrent executions of Lambda that the account has for this environment: its quota L-B99A9384 in the region, less what other uses of
   * the account take. The functions' reservations must leave 100 of it free, as Lambda demands. AWS gives established accounts 1,000 and new
   * ones as few as 10: ask for more there.
   *
   * @default 1000
   */
  readonly lambdaConcurrencyQuota?: number;
  /**
   * How long nobody can delete the copies of audit records. `compliance` holds against the account's root user too, and can't be taken back:
   * the bucket stays, and is paid for, until the last copy is free. Not for an environment that deletes its data with its stacks.
   *
   * @default - 365 days, `governance`
   */
  readonly auditLock?: {
    /** `governance` lets who has the permission to bypass it delete; `compliance` lets nobody. */
    readonly mode: 'governance' | 'compliance';
    /** Days for which each copy is kept, 1 to 36500. */
    readonly days: number;
  };
  /**
   * Deletes buckets, tables and keys together with their stacks; only the profile `pilot` may say so.
   *
   * @default false
   */
  readonly deleteDataWithStacks?: boolean;
  /** What may be delivered; each has its own state machine. */
  readonly datasets: readonly DatasetContract[];
  /** Models of this environment; each has stacks of its own. */
  readonly models: readonly ModelSpec[];
}
