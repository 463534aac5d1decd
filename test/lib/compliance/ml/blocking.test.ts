import { CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import { compliancePlugins } from '../../../../lib/compliance/compliance-plugins';
import { testApp } from '../../../app';
import { plantedResources } from './planted-defects';

test('each of the 27 planted defects fails the synthesis, by its name', () => {
  const app = testApp();
  Validations.of(app).addPlugins(...compliancePlugins());
  const stack = new Stack(app, 'Stack');
  for (const [id, { Type: type, Properties: properties }] of Object.entries(plantedResources('defect'))) {
    new CfnResource(stack, id, { type, properties });
  }
  let report = '';
  jest.spyOn(console, 'error').mockImplementation((text) => void (report += String(text)));
  try {
    app.synth();
  } catch (error) {
    report += String(error);
  }
  jest.restoreAllMocks();
  process.exitCode = undefined;
  const named = Array.from({ length: 27 }, (_, index) => `Stack/Defect${index + 1}`).filter((path) =>
    new RegExp(`${path}\\b`).test(report),
  );
  expect(named).toHaveLength(27);
});
