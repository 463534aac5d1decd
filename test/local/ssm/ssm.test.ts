import type { GetParameterCommandOutput, GetParametersByPathCommandOutput, PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { parameterProvider } from '../../../local/ssm/parameter-provider';
import { createSsm } from '../../../local/ssm/service';
import { provisionContext } from '../provision-context';
import { ROOT, testCloud } from '../test-cloud';

const NAME = '/plumbline/pilot/flight-delay/model-package-arn';

function parameters() {
  const cloud = testCloud();
  cloud.addService(createSsm());
  const put = (input: Partial<PutParameterCommandInput>) =>
    cloud.call(ROOT, 'ssm', 'PutParameter', { Name: NAME, Type: 'String', ...input });
  const value = async (Name: string) =>
    (await cloud.call<GetParameterCommandOutput>(ROOT, 'ssm', 'GetParameter', { Name })).Parameter?.Value;
  return { cloud, put, value };
}

test('keeps a version for every write', async () => {
  const { put, value } = parameters();
  await expect(put({ Value: 'none' })).resolves.toMatchObject({ Version: 1 });
  await expect(put({ Value: 'arn:1', Overwrite: true })).resolves.toMatchObject({ Version: 2 });
  await expect(value(NAME)).resolves.toBe('arn:1');
  await expect(value(`${NAME}:1`)).resolves.toBe('none');
});

test('finds a parameter by its ARN', async () => {
  const { cloud, put, value } = parameters();
  await put({ Value: 'none' });
  await expect(value(cloud.arn('ssm', `parameter${NAME}`))).resolves.toBe('none');
});

test.each<[string, Partial<PutParameterCommandInput>, string]>([
  ['a second write without Overwrite', { Value: 'b' }, 'ParameterAlreadyExists'],
  ['an empty value', { Value: '', Overwrite: true }, 'ValidationException'],
  ['a value over 4096 bytes', { Value: 'x'.repeat(4097), Overwrite: true }, 'ValidationException'],
  ['a value that breaks its pattern', { Value: 'b', AllowedPattern: 'a+', Overwrite: true }, 'ParameterPatternMismatchException'],
  ['a path without its first slash', { Name: 'a/b', Value: 'b' }, 'ValidationException'],
  ['secure strings', { Type: 'SecureString', Value: 'b', Overwrite: true }, 'PlumblineNotEmulated'],
  ['parameter policies', { Policies: '[]', Value: 'b', Overwrite: true }, 'PlumblineNotEmulated'],
])('refuses %s', async (_, input, code) => {
  const { put } = parameters();
  await put({ Value: 'a' });
  await expect(put(input)).rejects.toMatchObject({ code });
});

test('lists a path, with or without what is below', async () => {
  const { cloud, put } = parameters();
  await put({ Name: '/a/x', Value: '1' });
  await put({ Name: '/a/b/y', Value: '2' });
  await put({ Name: '/ab', Value: '3' });
  const names = async (input: object) =>
    (await cloud.call<GetParametersByPathCommandOutput>(ROOT, 'ssm', 'GetParametersByPath', input)).Parameters?.map(({ Name }) => Name);
  await expect(names({ Path: '/a' })).resolves.toEqual(['/a/x']);
  await expect(names({ Path: '/a/', Recursive: true })).resolves.toEqual(['/a/b/y', '/a/x']);
});

test('tells which names it does not know', async () => {
  const { cloud, put } = parameters();
  await put({ Value: 'none' });
  await expect(cloud.call(ROOT, 'ssm', 'GetParameters', { Names: [NAME, '/no'] })).resolves.toMatchObject({
    Parameters: [{ Name: NAME, Value: 'none' }],
    InvalidParameters: ['/no'],
  });
  await expect(cloud.call(ROOT, 'ssm', 'GetParameter', { Name: '/no' })).rejects.toMatchObject({ code: 'ParameterNotFound' });
});

test('asks for permission on the very parameter', async () => {
  const { cloud, put } = parameters();
  await put({ Value: 'none' });
  await cloud.call(ROOT, 'ssm', 'GetParameters', { Names: [NAME] });
  expect(cloud.recording.authorized.map(({ request }) => [request.action, request.resource])).toEqual([
    ['ssm:PutParameter', `arn:aws:ssm:us-east-1:123456789012:parameter${NAME}`],
    ['ssm:GetParameters', `arn:aws:ssm:us-east-1:123456789012:parameter${NAME}`],
  ]);
});

test('tells the event bus of a change', async () => {
  const { cloud, put } = parameters();
  await put({ Value: 'none' });
  expect(cloud.recording.events).toMatchObject([{ source: 'aws.ssm', detail: { operation: 'Create', name: NAME, type: 'String' } }]);
});

test('makes, changes and removes a parameter of a template', async () => {
  const { cloud, value } = parameters();
  const provider = parameterProvider(cloud);
  const context = provisionContext(cloud, 'Version');
  const none = { Name: NAME, Type: 'String', Value: 'none' };
  await expect(provider.create(none, context)).resolves.toEqual({ physicalId: NAME, attributes: { Type: 'String', Value: 'none' } });
  await provider.update?.(NAME, { ...none, Value: 'other' }, none, context);
  await expect(value(NAME)).resolves.toBe('other');
  await provider.delete(NAME, none, context);
  await expect(value(NAME)).rejects.toMatchObject({ code: 'ParameterNotFound' });
});
