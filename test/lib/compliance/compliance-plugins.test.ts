import type { App } from 'aws-cdk-lib/core';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { production } from '../../../config/production';
import { pilot } from '../../../config/pilot';
import { compliancePlugins } from '../../../lib/compliance/compliance-plugins';
import { PlatformStage } from '../../../lib/platform-stage';
import { testApp } from '../../app';
import { stackOf } from '../../stage';

function gatedApp(): App {
  const app = testApp();
  Validations.of(app).addPlugins(...compliancePlugins());
  return app;
}

let report: string;
beforeEach(() => {
  report = '';
  jest.spyOn(console, 'error').mockImplementation((text) => void (report += String(text)));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

function synth(app: App): string {
  try {
    app.synth();
    return report;
  } catch (error) {
    return `${report}${String(error)}`;
  }
}

test('both stages pass the packs', () => {
  const app = gatedApp();
  for (const config of [pilot, production]) {
    new PlatformStage(app, config.environment, { config });
  }
  expect(synth(app)).toBe('');
});

test('a queue without encryption in transit and dead letters fails the synthesis', () => {
  const app = gatedApp();
  const stage = new PlatformStage(app, 'Pilot', { config: pilot });
  new Queue(stackOf(stage, 'DataLake'), 'Stray');
  const failure = synth(app);
  expect(failure).toContain('AwsSolutions-SQS3');
  expect(failure).toContain('AwsSolutions-SQS4');
});

test('pitfall 29: an acknowledgement covers its own construct and no other', () => {
  const app = gatedApp();
  const stack = new Stack(app, 'Stack');
  new Queue(stack, 'Acknowledged', { enforceSSL: true });
  new Queue(stack, 'Stray', { enforceSSL: true });
  Validations.of(stack.node.findChild('Acknowledged')).acknowledge(
    { id: 'AwsSolutions::AwsSolutions-SQS3', reason: 'for this test' },
    { id: 'Serverless::Serverless-SQSRedrivePolicy', reason: 'for this test' },
  );
  const failure = synth(app);
  expect(failure).toContain('Stack/Stray');
  expect(failure).not.toContain('Stack/Acknowledged');
});
