import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { CfnModel, CfnNotebookInstance } from 'aws-cdk-lib/aws-sagemaker';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MlSecurityChecks } from '../../../../lib/compliance/ml/ml-security-checks';
import { testStack } from '../../../stack';
import { MODEL, NOTEBOOK } from './compliant';
import { mlFindings } from './fixture';
import { plantedResources } from './planted-defects';

test('a raw resource, a typed one and an included one have the same findings', () => {
  const resources = plantedResources('defect');
  const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
  // References to what is not there are no matter of this test.
  writeFileSync(
    file,
    JSON.stringify({ Resources: resources }).replaceAll(/\{"(?:Ref":"\w+"|Fn::GetAtt":\["(?!Key)\w+","\w+"\])\}/g, '"other"'),
  );
  const stack = testStack();
  new CfnInclude(stack, 'Template', { templateFile: file });
  const included = new MlSecurityChecks()
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(
        ({ constructPath }) => `${constructPath?.replace('Test/Template/', '')} ${ruleName.replace('MlSecurity-', '')}`,
      ),
    );
  expect(included.sort()).toEqual(mlFindings(resources).sort());
});

test('an override of a typed resource is seen', () => {
  const stack = testStack();
  const model = new CfnModel(stack, 'Model', {
    executionRoleArn: 'arn:aws:iam::123456789012:role/serving',
    primaryContainer: { modelPackageName: 'scoring/7' },
    enableNetworkIsolation: true,
    vpcConfig: { subnets: ['subnet-1'], securityGroupIds: ['sg-1'] },
  });
  model.addPropertyOverride('EnableNetworkIsolation', false);
  expect(new MlSecurityChecks().validateScope(stack).violations).toEqual([
    {
      ruleName: 'MlSecurity-ModelNetworkIsolation[EnableNetworkIsolation]',
      description: 'The containers of a model are not isolated from the network. Set EnableNetworkIsolation to true.',
      severity: 'error',
      violatingResources: [{ constructPath: 'Test/Model', locations: ['Properties'] }],
    },
  ]);
});

test('a pack can be used again after the stack has changed', () => {
  const stack = testStack();
  const pack = new MlSecurityChecks();
  const notebook = new CfnNotebookInstance(stack, 'Notebook', { instanceType: 'ml.m5.large', roleArn: 'role' });
  expect(pack.validateScope(stack).success).toBe(false);
  for (const [name, value] of Object.entries(NOTEBOOK.Properties)) {
    notebook.addPropertyOverride(name, value);
  }
  expect(pack.validateScope(stack)).toEqual({ success: true, violations: [] });
});

test('resources of other kinds have no findings', () => {
  expect(mlFindings({ Queue: { Type: 'AWS::SQS::Queue', Properties: {} }, Model: MODEL })).toEqual([]);
});
