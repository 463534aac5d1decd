import type { PlatformMap } from '../../../../cli/demo/picture/platform-map';
import { platformMap } from '../../../../cli/demo/picture/read-platform-map';
import type { AssemblyStack } from '../../../../local/cloudformation/assembly';
import type { ResourceDefinition, Template } from '../../../../local/cloudformation/template';

const MACHINE = { Type: 'AWS::StepFunctions::StateMachine' };
const FUNCTION = { Type: 'AWS::Lambda::Function' };

function stack(name: string, Resources: Record<string, ResourceDefinition>, more: Partial<Template> = {}, model?: string): AssemblyStack {
  return {
    name: `Test-${name}`,
    template: { Resources, ...more },
    parameters: {},
    tags: model === undefined ? {} : { 'plumbline:model': `test/${model}` },
  };
}

function exported(name: string, value: unknown): Pick<Template, 'Outputs'> {
  return { Outputs: { One: { Value: value, Export: { Name: name } } } };
}

function policy(Action: string | string[], Resource: unknown, Roles: unknown[] = [{ Ref: 'Role' }]): ResourceDefinition {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles, PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } } };
}

function map(...stacks: AssemblyStack[]): PlatformMap {
  return platformMap(stacks, 'Test', 'delay');
}

test('counts main resources, the most telling kind first', () => {
  const queue = { Type: 'AWS::SQS::Queue' };
  const [found] = map(stack('Lake', { A: FUNCTION, B: MACHINE, C: FUNCTION, D: queue })).stacks;
  expect(found).toEqual({
    name: 'Lake',
    model: null,
    runs: true,
    counts: [
      { kind: 'state machine', count: 1 },
      { kind: 'function', count: 2 },
    ],
    resources: 4,
  });
});

test('the life cycle orders the stacks; what nothing runs in comes last', () => {
  const { stacks } = map(
    stack('Foundation', {}),
    stack('Delay-Monitoring', {}, {}, 'delay'),
    stack('Delay-Training', {}, {}, 'delay'),
    stack('DataLake', {}),
  );
  expect(stacks.map(({ name }) => name)).toEqual(['DataLake', 'Delay-Training', 'Delay-Monitoring', 'Foundation']);
});

test('leaves out the stacks of other models, and names them', () => {
  const { stacks, otherModels } = map(stack('Delay-Training', {}, {}, 'delay'), stack('Demand-Training', {}, {}, 'demand'));
  expect(stacks.map(({ model }) => model)).toEqual(['delay']);
  expect(otherModels).toEqual(['demand']);
});

test('a policy that starts an imported state machine is an arrow', () => {
  const features = stack('Features', { FlowABCD1234: MACHINE }, exported('flow', { Ref: 'FlowABCD1234' }));
  const training = stack('Training', { M: MACHINE, P: policy('states:StartExecution', { 'Fn::ImportValue': 'flow' }) });
  expect(map(features, training).flows).toEqual([{ from: 'Training', to: 'Features', what: [{ verb: 'starts', on: 'Flow' }] }]);
});

test('what people may do is no arrow', () => {
  const features = stack('Features', { Flow: MACHINE }, exported('flow', { Ref: 'Flow' }));
  const training = stack('Training', { M: MACHINE, P: policy('states:StartExecution', { 'Fn::ImportValue': 'flow' }, ['engineer']) });
  expect(map(features, training).flows).toEqual([]);
});

test('events go from what the pattern names to the target of the rule', () => {
  const group = { Type: 'AWS::SageMaker::ModelPackageGroup', Properties: { ModelPackageGroupName: 'plumbline-delay' } };
  const rule = {
    Type: 'AWS::Events::Rule',
    Properties: { EventPattern: { detail: { ModelPackageGroupName: ['plumbline-delay'] } }, Targets: [{ Arn: { Ref: 'M' } }] },
  };
  expect(map(stack('Training', { M: MACHINE, group }), stack('Serving', { M: MACHINE, rule })).flows).toEqual([
    { from: 'Training', to: 'Serving', what: [{ verb: 'events' }] },
  ]);
});

test('a template parameter from SSM, requests to an endpoint by ARN and updates of a stack are arrows', () => {
  const parameter = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/plumbline/delay/arn' } };
  const endpoint = { Type: 'AWS::SageMaker::Endpoint', Properties: { EndpointName: 'delay' } };
  const version = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/plumbline/delay/arn' };
  const { flows } = map(
    stack('Training', { M: MACHINE, parameter }),
    stack('Serving', {
      M: MACHINE,
      ask: policy('sagemaker:InvokeEndpoint', 'arn:aws:sagemaker:r:1:endpoint/delay'),
      other: policy('sagemaker:InvokeEndpoint', 'arn:aws:sagemaker:r:1:endpoint/delay-batch'),
      update: policy('cloudformation:UpdateStack', 'arn:aws:cloudformation:r:1:stack/Test-Endpoint/*'),
    }),
    stack('Endpoint', { endpoint }, { Parameters: { Version: version } }),
  );
  expect(flows).toEqual([
    { from: 'Serving', to: 'Endpoint', what: [{ verb: 'requests' }, { verb: 'updates' }] },
    { from: 'Training', to: 'Endpoint', what: [{ verb: 'parameter' }] },
  ]);
});

test('data of another stack is read, written or only named', () => {
  const bucket = { Type: 'AWS::S3::Bucket' };
  const lake = stack(
    'DataLake',
    { ZonesRaw11111111: bucket, ZonesModels22222222: bucket },
    exported('raw', { 'Fn::GetAtt': ['ZonesRaw11111111', 'Arn'] }),
  );
  const objects = { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'raw' }, '/flights/*']] };
  const { data } = map(
    lake,
    stack('Features', { P: policy(['s3:PutObject', 's3:GetObject'], objects) }),
    stack('Endpoint', { config: { Type: 'AWS::SageMaker::EndpointConfig', Properties: { To: { 'Fn::ImportValue': 'raw' } } } }),
  );
  expect(data).toEqual([
    {
      owner: 'DataLake',
      user: 'Features',
      what: [
        { verb: 'reads', on: 'Raw' },
        { verb: 'writes', on: 'Raw' },
      ],
    },
    { owner: 'DataLake', user: 'Endpoint', what: [{ verb: 'uses', on: 'Raw' }] },
  ]);
});
