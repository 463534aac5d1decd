import type { CfnResource, SynthesizedTemplate } from './templates';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
}

/** The actions that the policies of a template allow a role of it. Policies of other stacks, which the role names by import, are left out. */
export function allowedActions({ Resources }: SynthesizedTemplate, role: string): Set<string> {
  const named = JSON.stringify(Resources[role]?.Properties?.['ManagedPolicyArns'] ?? []);
  const policies = Object.entries(Resources).filter(
    ([id, policy]) => policy.Type === 'AWS::IAM::ManagedPolicy' && (namesRole(policy, role) || named.includes(`{"Ref":"${id}"}`)),
  );
  return new Set(policies.flatMap(([, policy]) => actionsOf(policy)));
}

function namesRole({ Properties }: CfnResource, role: string): boolean {
  return ((Properties?.['Roles'] ?? []) as readonly unknown[]).some((entry) => JSON.stringify(entry) === `{"Ref":"${role}"}`);
}

function actionsOf({ Properties }: CfnResource): string[] {
  const { Statement: statements } = Properties?.['PolicyDocument'] as { readonly Statement: readonly Statement[] };
  return statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action = [] }) => Action);
}
