import { deployStack } from '../../../local/cloudformation/deploy-stack';
import { stackStore } from '../../../local/cloudformation/stack-store';
import type { Template } from '../../../local/cloudformation/template';
import { AccessDenied } from '../../../local/core/aws-error';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

const NAME = '/plumbline/pilot/flight-delay/model-package-arn';
const ENDPOINT: Template = {
  Parameters: {
    ModelPackageArn: { Type: 'AWS::SSM::Parameter::Value<String>', Default: NAME },
    Size: { Type: 'Number', Default: 1 },
  },
  Conditions: { HasModel: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ModelPackageArn' }, 'none'] }] } },
  Resources: {
    Alarm: thingResource(),
    Model: thingResource({ Name: { Ref: 'ModelPackageArn' } }, { Condition: 'HasModel' }),
    Endpoint: thingResource(
      { Value: { Ref: 'Model' }, Fail: { 'Fn::If': ['HasModel', false, false] } },
      { Condition: 'HasModel', DependsOn: 'Alarm' },
    ),
  },
  Outputs: { Name: { Condition: 'HasModel', Value: { Ref: 'Endpoint' } } },
};
const PREVIOUS = {
  StackName: 'Endpoint',
  UsePreviousTemplate: true,
  Parameters: ['ModelPackageArn', 'Size'].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
};

async function endpointStack(gate?: () => Promise<void>) {
  const cloud = stackCloud(gate);
  const put = (Value: string) => cloud.call(ROOT, 'ssm', 'PutParameter', { Name: NAME, Type: 'String', Value, Overwrite: true });
  await put('none');
  await deployStack(cloud, { name: 'Endpoint', template: ENDPOINT });
  const stack = stackStore(cloud).get('Endpoint');
  const update = (input: object = PREVIOUS) => cloud.call(ROOT, 'cloudformation', 'UpdateStack', input);
  const settled = async () => {
    while (stack.status.endsWith('_IN_PROGRESS')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return stack.status;
  };
  return { cloud, stack, put, update, settled };
}

test('makes the endpoint when the SSM value names a model, and removes it when it no longer does', async () => {
  const { stack, put, update, settled } = await endpointStack();
  expect([...stack.resources.keys()]).toEqual(['Alarm']);
  await put('arn:package/1');
  await expect(update()).resolves.toEqual({ StackId: stack.id });
  expect(await settled()).toBe('UPDATE_COMPLETE');
  expect([...stack.resources.keys()]).toEqual(['Alarm', 'Model', 'Endpoint']);
  expect(stack.state.outputs).toHaveLength(1);
  await put('none');
  await update();
  await settled();
  expect([...stack.resources.keys()]).toEqual(['Alarm']);
  expect(stack.state.outputs).toHaveLength(0);
});

test('keeps the endpoint when the infrastructure is deployed again', async () => {
  const { cloud, stack, put, update, settled } = await endpointStack();
  await put('arn:package/1');
  await update();
  await settled();
  cloud.journal.length = 0;
  await deployStack(cloud, { name: 'Endpoint', template: ENDPOINT });
  expect(cloud.journal).toEqual([]);
  expect(stack.resources.has('Endpoint')).toBe(true);
});

test('says that no updates are to be performed when no value has changed', async () => {
  const { update } = await endpointStack();
  await expect(update()).rejects.toMatchObject({ code: 'ValidationError', message: 'No updates are to be performed.' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html (Tags)
test('tags alone are an update, and stay when a request has none', async () => {
  const { stack, put, update, settled } = await endpointStack();
  await expect(update({ ...PREVIOUS, Tags: [{ Key: 'team', Value: 'ml' }] })).resolves.toEqual({ StackId: stack.id });
  expect(await settled()).toBe('UPDATE_COMPLETE');
  await put('arn:package/1');
  await update();
  await settled();
  expect(stack.state.tags).toEqual({ team: 'ml' });
});

test('refuses a second update while one runs', async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { stack, put, update, settled } = await endpointStack(() => gate);
  await put('arn:package/1');
  await update();
  await settled();
  await put('arn:package/2');
  await update();
  expect(stack.status).toBe('UPDATE_IN_PROGRESS');
  await expect(update()).rejects.toMatchObject({
    code: 'ValidationError',
    message: `Stack:${stack.id} is in UPDATE_IN_PROGRESS state and can not be updated.`,
  });
  open();
  expect(await settled()).toBe('UPDATE_COMPLETE');
});

test('rolls back to the values of before when a resource fails', async () => {
  let failures = 0;
  const { cloud, stack, put, update, settled } = await endpointStack(async () => {
    await Promise.resolve();
    if (failures-- > 0) {
      throw new Error('the alarm is in ALARM');
    }
  });
  await put('arn:package/1');
  await update();
  await settled();
  const before = stack.resources.get('Model')?.provisioned;
  await put('arn:package/2');
  failures = 1;
  await update();
  expect(await settled()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(stack.state.parameters.find(({ key }) => key === 'ModelPackageArn')?.resolvedValue).toBe('arn:package/1');
  expect(stack.resources.get('Model')?.provisioned).toEqual(before);
  expect(cloud.journal.at(-1)).toBe('delete Model');
});

test('resets a parameter that the request leaves out, as AWS does', async () => {
  const { stack, update, settled } = await endpointStack();
  const [kept] = PREVIOUS.Parameters;
  const template = { ...ENDPOINT, Resources: { ...ENDPOINT.Resources, Alarm: thingResource({ Value: { Ref: 'Size' } }) } };
  const Parameters = [kept, { ParameterKey: 'Size', ParameterValue: '5' }];
  await update({ StackName: 'Endpoint', TemplateBody: JSON.stringify(template), Parameters });
  await settled();
  expect(stack.resources.get('Alarm')?.properties.Value).toBe(5);
  await update({ ...PREVIOUS, Parameters: [kept] });
  await settled();
  expect(stack.resources.get('Alarm')?.properties.Value).toBe(1);
});

test('reads SSM parameters with the permissions of the caller', async () => {
  const { cloud, update } = await endpointStack();
  cloud.ports.authorize = (_caller, request) => {
    if (request.action === 'ssm:GetParameters') {
      throw new AccessDenied(`no statement allows ssm:GetParameters on ${request.resource}`);
    }
  };
  await expect(update()).rejects.toMatchObject({
    code: 'ValidationError',
    message: expect.stringContaining("User doesn't have permission to call ssm:GetParameters: no statement allows"),
  });
});

test('asks for permission on the stack, with the template URL only when there is one', async () => {
  const { cloud, stack, update } = await endpointStack();
  await expect(update({ StackName: 'Endpoint', TemplateURL: 'https://x' })).rejects.toThrow('TemplateURL must be a supported URL.');
  expect(cloud.recording.authorized.at(-1)?.request).toEqual({
    action: 'cloudformation:UpdateStack',
    resource: stack.id,
    context: { 'cloudformation:TemplateUrl': 'https://x' },
  });
  await expect(update()).rejects.toThrow('No updates');
  const asked = cloud.recording.authorized.filter(({ request }) => request.action === 'cloudformation:UpdateStack');
  expect(asked.at(-1)?.request.context).toEqual({});
});

test.each<[string, object, string]>([
  ['an unknown stack', { ...PREVIOUS, StackName: 'Nope' }, 'Stack with id Nope does not exist'],
  ['no template', { StackName: 'Endpoint' }, 'Either Template URL, Template Body or UsePreviousTemplate must be specified.'],
  ['a template that is no JSON', { StackName: 'Endpoint', TemplateBody: '{"Resources":' }, 'JSON not well-formed'],
  ['a template without resources', { StackName: 'Endpoint', TemplateBody: 'Resources:' }, 'At least one Resources member must be defined.'],
  [
    'an unknown parameter',
    { ...PREVIOUS, Parameters: [{ ParameterKey: 'X', ParameterValue: '1' }] },
    'Parameters: [X] do not exist in the template',
  ],
  [
    'a number that is none',
    { ...PREVIOUS, Parameters: [{ ParameterKey: 'Size', ParameterValue: 'x' }] },
    "Parameter 'Size' must be a number",
  ],
  [
    'an SSM parameter that is missing',
    { ...PREVIOUS, Parameters: [{ ParameterKey: 'ModelPackageArn', ParameterValue: '/x' }] },
    'Unable to fetch parameters [/x]',
  ],
])('refuses %s', async (_, input, message) => {
  const { update } = await endpointStack();
  await expect(update(input)).rejects.toThrow(message);
});

test('needs the capability for templates with IAM resources', async () => {
  const { cloud, update } = await endpointStack();
  cloud.addProviders([
    { type: 'AWS::IAM::Role', properties: [], create: () => Promise.resolve({ physicalId: 'r' }), delete: () => Promise.resolve() },
  ]);
  const TemplateBody = JSON.stringify({ Resources: { Role: { Type: 'AWS::IAM::Role' } } });
  await expect(update({ StackName: 'Endpoint', TemplateBody })).rejects.toMatchObject({ code: 'InsufficientCapabilitiesException' });
});
