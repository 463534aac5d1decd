import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { InferenceApiProps } from '../../../../lib/constructs/serving/inference-api';
import { InferenceApi } from '../../../../lib/constructs/serving/inference-api';
import { findings } from '../../../findings';
import { testHost, testStack } from '../../../stack';

function inference(overrides: Partial<InferenceApiProps> = {}) {
  const stack = testStack();
  const api = new InferenceApi(stack, 'Api', {
    host: testHost(stack),
    model: 'flights',
    fields: [{ name: 'distance', type: 'integer' }],
    decisionThreshold: 0.5,
    endpointName: 'plumbline-test-flights',
    modelPackageParameterName: '/plumbline/test/flights/model-package-arn',
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

test('the function may call its endpoint and read its version, and nothing more', () => {
  const statements = policyStatements(inference().template());
  expect(statements.map(({ Action }) => Action)).toEqual(expect.arrayContaining(['sagemaker:InvokeEndpoint', 'ssm:GetParameter']));
  expect(statements.flatMap(({ Action }) => Action)).not.toContain('s3:PutObject');
});

test('captures traffic for an endpoint that can not, under its own prefix only', () => {
  const { stack, template } = inferenceWithCapture();
  const put = policyStatements(template()).find(({ Action }) => Action === 's3:PutObject');
  expect(JSON.stringify(stack.resolve(put))).toContain(':s3:::captures/capture/plumbline-test-flights/*');
  template().hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { CAPTURE_BUCKET: 'captures' } } });
});

test('grants the one route to who may ask', () => {
  const { stack, api, template } = inference();
  api.grantInvoke(new ManagedPolicy(stack, 'Client'));
  const invoke = policyStatements(template()).find(({ Action }) => Action === 'execute-api:Invoke');
  expect(JSON.stringify(invoke)).toContain('/$default/POST/models/flights/predict');
});

test('fails at synthesis when the fields do not fit into the environment', () => {
  const fields = Array.from({ length: 200 }, (_, i) => ({ name: `feature_${i}`, type: 'double' as const }));
  expect(() => inference({ fields })).toThrow(/fields must take at most 3500 bytes as JSON, got \d+/);
});

test('breaks no rule', () => {
  expect(findings(inferenceWithCapture().stack)).toEqual([]);
});

function inferenceWithCapture() {
  const other = testStack('Other');
  const bucket = Bucket.fromBucketName(other, 'Captures', 'captures');
  const encryptionKey = Key.fromKeyArn(other, 'Key', 'arn:aws:kms:us-east-1:123456789012:key/capture');
  return inference({ capture: { bucket, encryptionKey } });
}

interface Statement {
  readonly Action: string | string[];
}

function policyStatements(template: Template): Statement[] {
  const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy', { Properties: Match.anyValue() }));
  return policies.flatMap(({ Properties }) => (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement);
}
