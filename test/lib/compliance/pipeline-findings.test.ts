import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CodePipeline } from 'aws-cdk-lib/pipelines';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { acknowledgementProblems } from '../../../lib/compliance/acknowledgement-problems';
import { acknowledgementsBelow } from '../../../lib/compliance/acknowledgements';
import { CAUSES } from '../../../lib/compliance/causes';
import { PIPELINE_CAUSES } from '../../../lib/compliance/pipeline-causes';
import { settle } from '../../../lib/compliance/settlement';
import { delivered } from '../../delivered';
import { findings } from '../../findings';

const { stack } = delivered();
settle(stack);

test("there are at most 6 causes of CDK Pipelines' own, each with a reason and a decision record", () => {
  expect(PIPELINE_CAUSES.length).toBeLessThanOrEqual(6);
  expect(PIPELINE_CAUSES.filter(({ reason, decision }) => reason === '' || !existsSync(join(__dirname, '../../..', decision)))).toEqual([]);
});

test('every cause is used, inside the pipeline only', () => {
  const reasons = PIPELINE_CAUSES.map(({ reason, decision }) => `${reason} (${decision})`);
  const used = acknowledgementsBelow(stack).filter(({ reason }) => reasons.includes(reason));
  expect(new Set(used.map(({ reason }) => reason))).toEqual(new Set(reasons));
  expect(used.filter(({ construct }) => !construct.node.path.startsWith('Delivery/Delivery/Pipeline/'))).toEqual([]);
});

test('every finding of the packs is acknowledged', () => {
  expect(findings(stack)).toEqual([]);
});

test('every acknowledgement hides one finding of one resource, for one of the causes', () => {
  expect(acknowledgementProblems(stack, [...CAUSES, ...PIPELINE_CAUSES])).toEqual([]);
});

test('another wildcard in a role of the pipeline stays a finding', () => {
  const { stack: other } = delivered();
  const pipeline = other.node.findAll().find((node) => node instanceof CodePipeline);
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:DeleteTable', Resource: '*' }];
  new CfnPolicy(pipeline as CodePipeline, 'Stray', { policyName: 'stray', policyDocument: { Statement }, roles: ['r'] });
  expect(findings(other)).toEqual(strayPolicy('Delivery/Delivery/Pipeline/Stray'));
});

test("the pipeline's statements outside of a pipeline stay findings", () => {
  const { stack: other } = delivered();
  const Statement = [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }];
  new CfnPolicy(other, 'Stray', { policyName: 'stray', policyDocument: { Statement }, roles: ['r'] });
  expect(findings(other)).toEqual(strayPolicy('Delivery/Stray'));
});

test('a project of the pipeline that fetches its source by itself stays a finding', () => {
  const { stack: other } = delivered();
  const pipeline = other.node.findAll().find((node) => node instanceof CodePipeline);
  new CfnProject(pipeline as CodePipeline, 'Stray', {
    source: { type: 'GITHUB', location: 'https://github.com/acme/plumbline' },
    artifacts: { type: 'NO_ARTIFACTS' },
    environment: { type: 'LINUX_CONTAINER', computeType: 'BUILD_GENERAL1_SMALL', image: 'aws/codebuild/standard:7.0' },
    serviceRole: 'r',
    encryptionKey: 'k',
  });
  expect(findings(other).filter((finding) => finding.includes('SourceRepoUrl'))).toEqual([
    'Delivery/Delivery/Pipeline/Stray HIPAA.Security::HIPAA.Security-CodeBuildProjectSourceRepoUrl',
    'Delivery/Delivery/Pipeline/Stray PCI.DSS.321::PCI.DSS.321-CodeBuildProjectSourceRepoUrl',
  ]);
});

/** Findings of an inline policy with a wildcard. */
function strayPolicy(path: string): string[] {
  const inline = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${path} ${pack}::${pack}-IAMNoInlinePolicy`);
  return [`${path} AwsSolutions::AwsSolutions-IAM5[Resource::*]`, ...inline];
}
