import { Stack } from 'aws-cdk-lib/core';
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CodePipeline } from 'aws-cdk-lib/pipelines';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { Cause } from './causes';
import {
  PIPELINE_ARTIFACTS,
  PIPELINE_ASSET_BUILDS,
  PIPELINE_BUILD_LOGS,
  PIPELINE_INLINE_POLICIES,
  PIPELINE_SELF_UPDATE,
  PIPELINE_SOURCE,
} from './pipeline-causes';
import { sharedRule } from './rule-ids';

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

/** Acknowledges what the packs find in the policies and projects that CDK Pipelines itself makes. */
export function settlePipelines(node: IConstruct): void {
  if (!node.node.scopes.some((scope) => scope instanceof CodePipeline)) {
    return;
  }
  if (node instanceof CfnPolicy) {
    settlePolicy(node);
  }
  if (node instanceof CfnProject && sourceType(node) === 'CODEPIPELINE') {
    acknowledge(node, PIPELINE_SOURCE, sharedRule('CodeBuildProjectSourceRepoUrl', ['HIPAA.Security', 'PCI.DSS.321']));
  }
}

function settlePolicy(policy: CfnPolicy): void {
  const statements = statementsOf(policy).map((statement) => ({ statement, cause: SHAPES.find(([, fits]) => fits(statement))?.[0] }));
  for (const { statement, cause } of statements) {
    if (cause !== undefined) {
      acknowledge(policy, cause, wildcardsOf(statement));
    }
  }
  // A policy that somebody else has put there has a statement that fits none of the pipeline's.
  if (statements.some(({ cause }) => cause !== undefined)) {
    acknowledge(policy, PIPELINE_INLINE_POLICIES, sharedRule('IAMNoInlinePolicy'));
  }
}

function sourceType(project: CfnProject): string {
  return (Stack.of(project).resolve(project.source) as { readonly type: string }).type;
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
