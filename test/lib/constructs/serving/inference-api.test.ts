import { Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { InferenceApiProps } from '../../../../lib/constructs/serving/inference-api';
import { InferenceApi } from '../../../../lib/constructs/serving/inference-api';
import { findings } from '../../../findings';
import { functionGrants, grants } from '../../../grants';
import { namedLake } from '../../../named-lake';
import { testHost, testStack } from '../../../stack';

function inference(overrides: Partial<InferenceApiProps> = {}) {
  const stack = testStack();
  const api = new InferenceApi(stack, 'Api', {
    host: testHost(stack),
    model: 'flights',
    fields: [{ name: 'distance', type: 'integer' }],
    decisionThreshold: 0.5,
    endpointName: 'endpoint',
    modelPackageParameterName: '/live',
    ...overrides,
  });
  return { stack, api, template: () => Template.fromStack(stack) };
}

test('takes predictions by POST from callers that IAM knows', () => {
  inference()
    .template()
    .hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /models/flights/predict', AuthorizationType: 'AWS_IAM' });
});

test.each([
  [undefined, 100, 200],
  [5, 5, 10],
])('throttles at %s requests a second', (maxRequestsPerSecond, ThrottlingRateLimit, ThrottlingBurstLimit) => {
  inference({ maxRequestsPerSecond })
    .template()
    .hasResourceProperties('AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: { ThrottlingRateLimit, ThrottlingBurstLimit } });
});

const OWN = ['sagemaker:InvokeEndpoint sagemaker:endpoint/endpoint', 'ssm:GetParameter ssm:parameter/live'];

test('the function may call its endpoint and read its version, and nothing more', () => {
  expect(functionGrants(inference().stack, 'Answers requests for predictions of flights')).toEqual(OWN);
});

test('pitfall 8: captures traffic for an endpoint that can not, under its own prefix only', () => {
  const { stack, template } = inferenceWithCapture();
  const capture = ['kms:GenerateDataKey kms:key/monitoring', 's3:PutObject s3:monitoring/capture/endpoint/*'];
  expect(functionGrants(stack, 'Answers requests for predictions of flights')).toEqual([...capture, ...OWN]);
  template().hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { CAPTURE_BUCKET: 'monitoring' } } });
});

test('grants the one route to who may ask', () => {
  const { stack, api } = inference();
  api.grantInvoke(new ManagedPolicy(stack, 'Client', { description: 'Client' }));
  expect(grants(stack, 'Client')).toEqual(['execute-api:Invoke execute-api:<AWS::ApiGatewayV2::Api>/$default/POST/models/flights/predict']);
});

test('fails at synthesis when the fields do not fit into the environment', () => {
  const fields = Array.from({ length: 200 }, (_, i) => ({ name: `feature_${i}`, type: 'double' as const }));
  expect(() => inference({ fields })).toThrow(/fields must take at most 3500 bytes as JSON, got \d+/);
});

test('breaks no rule of the packs', () => {
  expect(findings(inferenceWithCapture().stack)).toEqual([]);
});

function inferenceWithCapture() {
  const { zones, keys } = namedLake(testStack('Other'));
  return inference({ capture: { bucket: zones.monitoring, encryptionKey: keys.monitoring } });
}
