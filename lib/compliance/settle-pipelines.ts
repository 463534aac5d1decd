import { Stack } from 'aws-cdk-lib/core';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CodePipeline } from 'aws-cdk-lib/pipelines';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { Cause } from './causes';
import { PIPELINE_ARTIFACTS, PIPELINE_ASSET_BUILDS, PIPELINE_BUILD_LOGS, PIPELINE_SELF_UPDATE } from './pipeline-causes';

interface Statement {
  readonly actions: readonly string[];
  /** As the findings write them: `<LogicalId.Arn>/*`. */
  readonly resources: readonly string[];
  readonly condition: string;
}

/** The statements of CDK Pipelines that have wildcards; what fits none is left to the packs. */
const SHAPES: readonly (readonly [Cause, (statement: Statement) => boolean])[] = [
  [PIPELINE_ARTIFACTS, ({ resources }) => resources.every((resource) => /^<\w+\.Arn>(\/\*)?$/.test(resource))],
  [PIPELINE_BUILD_LOGS, ({ resources }) => resources.every((resource) => /:(log-group:\/aws\/codebuild|report-group)\//.test(resource))],
  [
    PIPELINE_SELF_UPDATE,
    ({ actions, condition }) => only(actions, 'sts:AssumeRole') && condition.includes('iam:ResourceTag/aws-cdk:bootstrap-role'),
  ],
  [PIPELINE_SELF_UPDATE, ({ actions }) => only(actions, 'cloudformation:DescribeStacks', 's3:ListBucket')],
  [PIPELINE_ASSET_BUILDS, ({ actions }) => only(actions, 'codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild')],
];

/** Acknowledges IAM5 for each wildcard that CDK Pipelines itself writes into the policies of its roles. */
export function settlePipelines(node: IConstruct): void {
  if (node instanceof CfnPolicy && node.node.scopes.some((scope) => scope instanceof CodePipeline)) {
    for (const statement of statementsOf(node)) {
      const cause = SHAPES.find(([, fits]) => fits(statement))?.[0];
      if (cause !== undefined) {
        acknowledge(node, cause, wildcardsOf(statement));
      }
    }
  }
}

function statementsOf(policy: CfnPolicy): Statement[] {
  const document = Stack.of(policy).resolve(policy.policyDocument) as { readonly Statement: readonly Record<string, unknown>[] };
  return document.Statement.map(({ Action, Resource, Condition }) => ({
    actions: [Action].flat() as string[],
    resources: [Resource].flat().map(flattenCfnReference),
    condition: JSON.stringify(Condition ?? {}),
  }));
}

function wildcardsOf({ actions, resources }: Statement): string[] {
  const withStar = (kind: string, texts: readonly string[]): string[] =>
    texts.filter((text) => text.includes('*')).map((text) => `AwsSolutions::AwsSolutions-IAM5[${kind}::${text}]`);
  return [...withStar('Action', actions), ...withStar('Resource', resources)];
}

function only(actions: readonly string[], ...allowed: readonly string[]): boolean {
  return actions.every((action) => allowed.includes(action));
}
