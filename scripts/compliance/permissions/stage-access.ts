import type { Decision } from '../../../iam/decision';
import { evaluate } from '../../../iam/evaluate';
import type { Policies } from '../../../iam/policies';
import type { PolicyDocument } from '../../../iam/policy';
import { Policy } from '../../../iam/policy';
import type { Principal } from '../../../iam/request';
import { conditionKeys } from '../../../iam/request';
import { baseResource } from './base-resource';
import { globalKeys } from './global-keys';
import type { Probe, Who } from './probe';
import type { StagePolicies, StageRole } from './stage-policies';

/** An account that is none of ours. */
export const FOREIGN_ACCOUNT = '999999999999';

const EVERYTHING = new Policy('everything', { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
const DELEGATED = /^(kms|sts):/;

/** Policies that are not the environment's own but bind it. */
export type Organization = Pick<Policies, 'serviceControl' | 'resourceControl'>;

/** Decides requests by the policies of an environment's templates. */
export class StageAccess {
  private constructor(
    private readonly stage: StagePolicies,
    private readonly compiled: ReadonlyMap<string, Policy>,
    private readonly roles: ReadonlyMap<string, StageRole>,
    private readonly onResource: ReadonlyMap<string, string>,
    private readonly organization: Organization,
  ) {}

  static of(stage: StagePolicies, organization: Organization = {}): StageAccess {
    return new StageAccess(
      stage,
      new Map(stage.policies.map(({ name, document }) => [name, new Policy(name, document)])),
      new Map(stage.roles.map((role) => [role.name, role])),
      new Map(stage.policies.flatMap(({ name, resource }) => (resource === undefined ? [] : [[resource, name]]))),
      organization,
    );
  }

  /** The same environment with one policy replaced. */
  with(name: string, document: PolicyDocument): StageAccess {
    const compiled = new Map(this.compiled).set(name, new Policy(name, document));
    return new StageAccess(this.stage, compiled, this.roles, this.onResource, this.organization);
  }

  decide(probe: Probe): Decision {
    const { environment } = this.stage;
    const role = typeof probe.who === 'object' && 'role' in probe.who ? this.role(probe.who.role) : undefined;
    const principal = this.principal(probe.who, role);
    const resource = this.compiled.get(this.onResource.get(baseResource(probe.resource)) ?? '');
    const keys = { ...globalKeys(principal, environment), ...probe.keys };
    return evaluate(
      {
        principal,
        action: probe.action,
        resource: probe.resource,
        resourceAccount: environment.account,
        keys: conditionKeys(
          Object.fromEntries(Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
        ),
      },
      {
        ...this.ofPrincipal(probe.who, role),
        resource,
        delegated: resource !== undefined && DELEGATED.test(probe.action),
        endpoint: probe.via === undefined ? undefined : this.compiled.get(probe.via),
        ...this.organization,
      },
    );
  }

  private role(name: string): StageRole {
    const role = this.roles.get(name);
    if (role === undefined) {
      throw new Error(`role must be one of ${this.stage.environment.name}, got ${name}`);
    }
    return role;
  }

  private ofPrincipal(who: Who, role: StageRole | undefined): Policies {
    if (role !== undefined) {
      return {
        identity: role.policies.flatMap((name) => this.compiled.get(name) ?? []),
        boundary: role.boundary === undefined ? undefined : this.compiled.get(role.boundary),
      };
    }
    if (typeof who === 'object' && 'within' in who) {
      return { identity: [EVERYTHING], boundary: this.compiled.get(who.within) };
    }
    return who === 'stranger' ? { identity: [EVERYTHING] } : {};
  }

  private principal(who: Who, role: StageRole | undefined): Principal {
    const { account } = this.stage.environment;
    if (who === 'administrator') {
      return { kind: 'account', arn: `arn:aws:iam::${account}:root`, account };
    }
    if (typeof who === 'object' && 'service' in who) {
      return { kind: 'service', arn: who.service, account };
    }
    return session(who === 'stranger' ? FOREIGN_ACCOUNT : account, role?.name ?? 'AnyRole');
  }
}

function session(account: string, role: string): Principal {
  return {
    kind: 'role',
    arn: `arn:aws:sts::${account}:assumed-role/${role}/session`,
    account,
    roleArn: `arn:aws:iam::${account}:role/${role}`,
  };
}
