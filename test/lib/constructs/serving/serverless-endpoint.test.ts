import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { ServerlessEndpoint } from '../../../../lib/constructs/serving/serverless-endpoint';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function serverless() {
  const stack = testStack();
  const host = testHost(stack);
  new ServerlessEndpoint(stack, 'Endpoint', {
    endpointName: 'plumbline-test-flights',
    modelPackageParameterName: '/plumbline/test/flights/model-package-arn',
    serving: { mode: 'serverless', memorySizeMiB: 2048, maxConcurrency: 5 },
    executionRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/endpoint'),
    imageKey: host.encryptionKey,
    alertTopic: host.alertTopic,
  });
  return { stack, template: Template.fromStack(stack) };
}

test("keeps the image under the model's key", () => {
  serverless().template.hasResourceProperties('AWS::SageMaker::EndpointConfig', { KmsKeyId: Match.anyValue() });
});

test('pitfall 8: asks for memory and concurrency, and for nothing that SageMaker refuses on serverless endpoints', () => {
  const { template } = serverless();
  template.hasResourceProperties('AWS::SageMaker::EndpointConfig', {
    ProductionVariants: [{ ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 }, InstanceType: Match.absent() }],
    DataCaptureConfig: Match.absent(),
  });
  template.hasResourceProperties('AWS::SageMaker::Model', { VpcConfig: Match.absent(), EnableNetworkIsolation: Match.absent() });
  template.hasResourceProperties('AWS::SageMaker::Endpoint', { DeploymentConfig: Match.absent() });
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
});

test('breaks no rule of the packs', () => {
  expect(findings(serverless().stack)).toEqual([]);
});
