import type { TemplateDiff } from '@aws-cdk/cloudformation-diff';

/** A statement of a policy, or a rule of a security group, that comes or goes. */
export interface PermissionChange {
  readonly stack: string;
  readonly change: '+' | '-';
  /** `Allow` or `Deny`; `Traffic` for a rule of a security group; `Managed` for a managed policy of a role. */
  readonly effect: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

/** Statements, managed policies and security group rules that differ; a changed one goes and comes. */
export function permissionChanges(stack: string, { iamChanges, securityGroupChanges }: TemplateDiff): PermissionChange[] {
  const { statements, managedPolicies } = iamChanges;
  const { ingress, egress } = securityGroupChanges;
  const listed = <T>(
    collection: { readonly additions: readonly T[]; readonly removals: readonly T[] },
    describe: (entry: T) => Omit<PermissionChange, 'stack' | 'change'>,
  ): PermissionChange[] => [
    ...collection.additions.map((entry) => ({ stack, change: '+' as const, ...describe(entry) })),
    ...collection.removals.map((entry) => ({ stack, change: '-' as const, ...describe(entry) })),
  ];
  const traffic = (action: string) => (rule: { describeProtocol(): string; describePeer(): string; readonly groupId: string }) => ({
    effect: 'Traffic',
    principal: rule.describePeer(),
    action: `${action} ${rule.describeProtocol()}`,
    resource: rule.groupId,
    condition: '',
  });
  return [
    ...listed(statements, (statement) => statement.render()),
    ...listed(managedPolicies, ({ identityArn, managedPolicyArn }) => ({
      effect: 'Managed',
      principal: identityArn,
      action: managedPolicyArn,
      resource: '',
      condition: '',
    })),
    ...listed(ingress, traffic('in')),
    ...listed(egress, traffic('out')),
  ];
}
