import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CodePipeline } from 'aws-cdk-lib/pipelines';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PIPELINE_CAUSES } from '../../../lib/compliance/pipeline-causes';
import { settle } from '../../../lib/compliance/settlement';
import { delivered } from '../../delivered';
import { acknowledgements, allFindings, findings } from '../../findings';

const { stack } = delivered();

function acknowledged(): { path: string; rule: string; reason: string }[] {
  settle(stack);
  return stack.node.findAll().flatMap((construct) =>
    Object.entries(acknowledgements(construct))
      .filter(([rule]) => /^(AwsSolutions|Serverless)::/.test(rule))
      .map(([rule, reason]) => ({ path: construct.node.path, rule, reason })),
  );
}

test("there are at most 6 causes of CDK Pipelines' own, each with a reason and a decision record", () => {
  expect(PIPELINE_CAUSES.length).toBeLessThanOrEqual(6);
  expect(PIPELINE_CAUSES.filter(({ reason, decision }) => reason === '' || !existsSync(join(__dirname, '../../..', decision)))).toEqual([]);
});

test('every cause is used, inside the pipeline only', () => {
  const reasons = PIPELINE_CAUSES.map(({ reason, decision }) => `${reason} (${decision})`);
  const used = acknowledged().filter(({ reason }) => reasons.includes(reason));
  expect(new Set(used.map(({ reason }) => reason))).toEqual(new Set(reasons));
  expect(used.filter(({ path }) => !path.startsWith('Delivery/Delivery/Pipeline/'))).toEqual([]);
});

test('every acknowledgement still has its finding', () => {
  const found = allFindings(stack);
  expect(acknowledged().filter(({ path, rule }) => !found.some((finding) => finding.path === path && finding.rule === rule))).toEqual([]);
});

test('another wildcard in a role of the pipeline stays a finding', () => {
  const { stack: other } = delivered();
  const pipeline = other.node.findAll().find((node) => node instanceof CodePipeline);
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:DeleteTable', Resource: '*' }];
  new CfnPolicy(pipeline as CodePipeline, 'Stray', { policyName: 'stray', policyDocument: { Statement }, roles: ['r'] });
  expect(findings(other)).toEqual(['Delivery/Delivery/Pipeline/Stray AwsSolutions::AwsSolutions-IAM5[Resource::*]']);
});

test("the pipeline's statements outside of a pipeline stay findings", () => {
  const { stack: other } = delivered();
  const Statement = [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }];
  new CfnPolicy(other, 'Stray', { policyName: 'stray', policyDocument: { Statement }, roles: ['r'] });
  expect(findings(other)).toEqual(['Delivery/Stray AwsSolutions::AwsSolutions-IAM5[Resource::*]']);
});
