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

/** Acknowledges IAM5 for each wildcard of a managed policy that stands behind a literal prefix, and leaves every other one to the packs. */
export function settleWildcards(node: IConstruct): void {
  if (node instanceof CfnManagedPolicy) {
    const wildcards = new Set(allowedResources(node).filter(isLiteralWildcard).map(flattenCfnReference));
    acknowledge(
      node,
      LITERAL_PREFIX,
      [...wildcards].map((resource) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`),
    );
  }
}

function allowedResources(policy: CfnManagedPolicy): unknown[] {
  const document = Stack.of(policy).resolve(policy.policyDocument) as { readonly Statement: readonly Statement[] };
  return document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource }) => Resource);
}
