import type { Principal } from './request';

/**
 * How a policy names a principal: the session, user or service itself, its role, everyone, or the account.
 *
 * The account is no grant to one principal: it lets the account's own policies decide.
 */
export type Reach = 'self' | 'role' | 'everyone' | 'account';

/** The `Principal` or `NotPrincipal` element of a resource policy. */
export class PrincipalElement {
  private readonly aws: ReadonlySet<string>;
  private readonly services: ReadonlySet<string>;

  constructor(element: unknown) {
    const { AWS = [], Service = [], ...others } = (element === '*' ? { AWS: '*' } : element) as Record<string, string | string[]>;
    // No request comes from an identity provider or an origin access identity: such a principal is nobody here.
    const unknown = Object.keys(others).filter((kind) => !['Federated', 'CanonicalUser'].includes(kind));
    if (unknown.length > 0) {
      throw new Error(`principals must be AWS, Service, Federated or CanonicalUser, got ${unknown.join(', ')}`);
    }
    this.aws = new Set([AWS].flat());
    this.services = new Set([Service].flat());
  }

  /** The narrowest way in which the element names the principal, if it does. */
  reach(principal: Principal): Reach | undefined {
    if (principal.kind === 'service') {
      return this.isService(principal) || this.aws.has('*') ? 'self' : undefined;
    }
    if (principal.kind === 'anonymous') {
      return this.aws.has('*') ? 'everyone' : undefined;
    }
    if (principal.kind !== 'account' && this.aws.has(principal.arn)) {
      return 'self';
    }
    if (principal.roleArn && this.aws.has(principal.roleArn)) {
      return 'role';
    }
    if (this.aws.has('*')) {
      return 'everyone';
    }
    return this.aws.has(rootArn(principal)) || this.aws.has(principal.account) ? 'account' : undefined;
  }

  /** Whether a `NotPrincipal` spares the principal: it must list the account, the role if there is one, and the session or user, as on AWS. */
  spares(principal: Principal): boolean {
    if (principal.kind === 'service') {
      return this.isService(principal);
    }
    if (principal.kind === 'anonymous') {
      return false;
    }
    const { kind, arn, account, roleArn } = principal;
    const itself = kind === 'account' || this.aws.has(arn);
    return itself && (roleArn === undefined || this.aws.has(roleArn)) && (this.aws.has(rootArn(principal)) || this.aws.has(account));
  }

  private isService({ arn, aliases = [] }: Principal): boolean {
    return this.services.has(arn) || aliases.some((alias) => this.services.has(alias));
  }
}

function rootArn({ arn, account }: Principal): string {
  const [, partition = 'aws'] = arn.split(':');
  return `arn:${partition}:iam::${account}:root`;
}
