import type {
  DescribeParametersCommandOutput,
  GetParameterCommandOutput,
  GetParameterHistoryCommandOutput,
  GetParametersByPathCommandOutput,
  PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { kmsProviders } from '../../../local/kms/providers';
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

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
test.each<[string, Partial<PutParameterCommandInput>, string]>([
  ['a second write without Overwrite', { Value: 'b' }, 'ParameterAlreadyExists'],
  ['an empty value', { Value: '', Overwrite: true }, 'ValidationException'],
  ['a value over 4096 bytes', { Value: 'x'.repeat(4097), Overwrite: true }, 'ValidationException'],
  ['a value that breaks its pattern', { Value: 'b', AllowedPattern: 'a+', Overwrite: true }, 'ParameterPatternMismatchException'],
  ['a path without its first slash', { Name: 'a/b', Value: 'b' }, 'ValidationException'],
  ['another type', { Type: 'SecureString', Value: 'b', Overwrite: true }, 'HierarchyTypeMismatchException'],
  ['a key for plain text', { KeyId: 'alias/x', Value: 'b', Overwrite: true }, 'ValidationException'],
  ['tags of a parameter that is there', { Tags: [{ Key: 'a', Value: 'b' }], Value: 'b', Overwrite: true }, 'ValidationException'],
  ['the name of a public parameter', { Name: '/aws/service/x', Value: 'b' }, 'AccessDeniedException'],
  ['a name that begins with ssm', { Name: 'ssm-x', Value: 'b' }, 'ValidationException'],
  ['a path of 16 levels', { Name: '/a'.repeat(16), Value: 'b' }, 'HierarchyLevelLimitExceededException'],
  ['an advanced value over 8192 bytes', { Tier: 'Advanced', Value: 'x'.repeat(8193), Overwrite: true }, 'ValidationException'],
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

// https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
test('gives the plain text of a secure string only to those who decrypt, under the key of its writer', async () => {
  const { cloud, put } = parameters();
  cloud.addProviders(kmsProviders(cloud));
  const { physicalId } = await (cloud.provider('AWS::KMS::Key') as ResourceProvider).create({}, provisionContext(cloud, 'Key'));
  const get = async (WithDecryption: boolean): Promise<string | undefined> =>
    (await cloud.call<GetParameterCommandOutput>(ROOT, 'ssm', 'GetParameter', { Name: NAME, WithDecryption })).Parameter?.Value;
  await put({ Type: 'SecureString', Value: 'secret', KeyId: physicalId });
  expect(await get(false)).not.toContain('secret');
  expect(await get(true)).toBe('secret');
  expect(cloud.recording.authorized.map(({ request }) => request.action)).toEqual([
    ...['ssm:PutParameter', 'kms:Encrypt', 'ssm:GetParameter', 'ssm:GetParameter', 'kms:Decrypt'],
  ]);
  expect(cloud.recording.authorized.at(-1)?.request.context).toMatchObject({
    'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
    'kms:EncryptionContext:PARAMETER_ARN': `arn:aws:ssm:us-east-1:123456789012:parameter${NAME}`,
  });
  await put({ Name: 'managed', Type: 'SecureString', Value: 'x' });
  await expect(put({ Name: 'other', Type: 'SecureString', Value: 'x', KeyId: 'none' })).rejects.toMatchObject({ code: 'InvalidKeyId' });
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
test('finds versions by label; a label moves to another version', async () => {
  const { cloud, put, value } = parameters();
  await put({ Value: 'one' });
  await put({ Value: 'two', Overwrite: true });
  const label = (ParameterVersion: number, ...Labels: string[]): Promise<object> =>
    cloud.call(ROOT, 'ssm', 'LabelParameterVersion', { Name: NAME, ParameterVersion, Labels });
  expect(await label(1, 'prod', '1st')).toEqual({ InvalidLabels: ['1st'], ParameterVersion: 1 });
  expect(await value(`${NAME}:prod`)).toBe('one');
  await label(2, 'prod');
  expect(await value(`${NAME}:prod`)).toBe('two');
  const { Parameters } = await cloud.call<GetParameterHistoryCommandOutput>(ROOT, 'ssm', 'GetParameterHistory', { Name: NAME });
  expect(Parameters?.map(({ Value, Labels }) => [Value, Labels])).toEqual([
    ['one', []],
    ['two', ['prod']],
  ]);
  await cloud.call(ROOT, 'ssm', 'UnlabelParameterVersion', { Name: NAME, ParameterVersion: 2, Labels: ['prod'] });
  for (const selected of ['prod', '7']) {
    await expect(value(`${NAME}:${selected}`)).rejects.toMatchObject({ code: 'ParameterVersionNotFound' });
  }
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
test('filters, tags, and pages of what there is', async () => {
  const { cloud, put } = parameters();
  await put({ Name: '/a/x', Value: '1', Tags: [{ Key: 'team', Value: 'blue' }] });
  await put({ Name: '/a/b/y', Value: '1,2', Type: 'StringList' });
  await put({ Name: 'z', Value: 'x'.repeat(5000), Tier: 'Intelligent-Tiering' });
  const names = async (...ParameterFilters: object[]): Promise<unknown> =>
    (await cloud.call<DescribeParametersCommandOutput>(ROOT, 'ssm', 'DescribeParameters', { ParameterFilters })).Parameters?.map(
      ({ Name }) => Name,
    );
  expect(await names({ Key: 'Type', Values: ['StringList'] })).toEqual(['/a/b/y']);
  expect(await names({ Key: 'Name', Option: 'BeginsWith', Values: ['/a'] }, { Key: 'Type', Values: ['String'] })).toEqual(['/a/x']);
  expect(await names({ Key: 'Path', Option: 'Recursive', Values: ['/a'] })).toEqual(['/a/b/y', '/a/x']);
  expect(await names({ Key: 'Tier', Values: ['Advanced'] })).toEqual(['z']);
  await expect(names({ Key: 'tag:team', Values: ['blue'] })).rejects.toThrow('does not emulate the parameter filter tag:team');
  expect(await cloud.call(ROOT, 'ssm', 'ListTagsForResource', { ResourceType: 'Parameter', ResourceId: '/a/x' })).toEqual({
    TagList: [{ Key: 'team', Value: 'blue' }],
  });
  await expect(cloud.call(ROOT, 'ssm', 'GetParametersByPath', { Path: '/a', MaxResults: 11 })).rejects.toMatchObject({
    code: 'ValidationException',
  });
  const page = { Path: '/', Recursive: true, MaxResults: 1 };
  const first = await cloud.call<GetParametersByPathCommandOutput>(ROOT, 'ssm', 'GetParametersByPath', page);
  const second = await cloud.call<GetParametersByPathCommandOutput>(ROOT, 'ssm', 'GetParametersByPath', {
    ...page,
    NextToken: first.NextToken,
  });
  expect([first, second].map(({ Parameters }) => Parameters?.map(({ Name }) => Name))).toEqual([['/a/b/y'], ['/a/x']]);
  expect(await cloud.call(ROOT, 'ssm', 'DeleteParameters', { Names: ['/a/x', 'none'] })).toEqual({
    DeletedParameters: ['/a/x'],
    InvalidParameters: ['none'],
  });
});
