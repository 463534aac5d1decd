import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { Stack } from 'aws-cdk-lib/core';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import { LITERAL_PREFIX } from './causes';
import { isLiteralWildcard } from './literal-wildcard';

interface Statement {
  readonly Effect: string;
  readonly Resource?: unknown;
}

/**
 * Acknowledges IAM5 for each wildcard that stands behind a literal prefix, and leaves every other one to the packs.
 *
 * It is a validation plugin because references between stacks have their final form, which the ids of the findings embed, only after synthesis.
 */
export class WildcardSettlement implements IPolicyValidationPlugin {
  public readonly name = 'Plumbline wildcards';

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    settleWildcards(context.appConstruct);
    return { success: true, violations: [] };
  }
}

/** Settles the wildcards of every managed policy below `scope`. */
export function settleWildcards(scope: IConstruct): void {
  for (const node of scope.node.findAll()) {
    if (node instanceof CfnManagedPolicy) {
      const wildcards = allowedResources(node).filter(isLiteralWildcard).map(flattenCfnReference);
      acknowledge(
        node,
        LITERAL_PREFIX,
        [...new Set(wildcards)].map((resource) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`),
      );
    }
  }
}

function allowedResources(policy: CfnManagedPolicy): unknown[] {
  const document = Stack.of(policy).resolve(policy.policyDocument) as { readonly Statement: readonly Statement[] };
  return document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource }) => Resource);
}
