import { deployStack } from '../../../local/cloudformation/deploy-stack';
import type { Cloud } from '../../../local/core/cloud';
import type { Properties } from '../../../local/core/resource-provider';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

const put = (cloud: Cloud, Value: string) =>
  cloud.call(ROOT, 'ssm', 'PutParameter', { Name: '/size', Value, Type: 'String', Overwrite: true });

/** Deploys a thing with these properties and gives what its provider got. */
async function given(cloud: ReturnType<typeof stackCloud>, properties: Properties): Promise<Properties | undefined> {
  const stack = await deployStack(cloud, { name: 'Test', template: { Resources: { A: thingResource(properties) } } });
  return stack.resources.get('A')?.given;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
test.each([
  ['the latest version', '{{resolve:ssm:/size}}', '2'],
  ['a version', '{{resolve:ssm:/size:1}}', '1'],
  ['a part of a text, twice', 'a{{resolve:ssm:/size}}-{{resolve:ssm:/size:1}}', 'a2-1'],
  ['a part that is joined', { 'Fn::Join': ['', ['{{resolve:ssm:', '/size', '}}']] }, '2'],
])('a resource gets %s of a parameter', async (_, Value, expected) => {
  const cloud = stackCloud();
  await put(cloud, '1');
  await put(cloud, '2');
  await expect(given(cloud, { Value, Uses: [{ Deep: Value }] })).resolves.toEqual({ Value: expected, Uses: [{ Deep: expected }] });
});

test('a changed parameter alone is no update of the resource', async () => {
  const cloud = stackCloud();
  await put(cloud, '1');
  await given(cloud, { Value: '{{resolve:ssm:/size}}' });
  await put(cloud, '2');
  await expect(given(cloud, { Value: '{{resolve:ssm:/size}}' })).resolves.toEqual({ Value: '1' });
  await expect(given(cloud, { Value: '{{resolve:ssm:/size}}', Uses: 1 })).resolves.toEqual({ Value: '2', Uses: 1 });
  expect(cloud.journal).toEqual(['create A', 'update A 1 -> 2']);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
describe('a secret', () => {
  const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';
  const asked: object[] = [];

  function cloudWithSecret() {
    const cloud = stackCloud();
    asked.length = 0;
    const GetSecretValue = (input: object) => {
      asked.push(input);
      return Promise.resolve({ SecretString: '{"user":"me","port":5432}' });
    };
    cloud.addService({ signingName: 'secretsmanager', operations: { GetSecretValue } });
    return cloud;
  }

  test.each<[string, string, object]>([
    ['db', '{"user":"me","port":5432}', { SecretId: 'db' }],
    ['db:SecretString:user', 'me', { SecretId: 'db' }],
    ['db:SecretString:port::', '5432', { SecretId: 'db' }],
    ['db:SecretString:user:AWSPREVIOUS', 'me', { SecretId: 'db', VersionStage: 'AWSPREVIOUS' }],
    [`${ARN}:SecretString:user::v-1`, 'me', { SecretId: ARN, VersionId: 'v-1' }],
  ])('is found by %s', async (reference, expected, input) => {
    await expect(given(cloudWithSecret(), { Value: `{{resolve:secretsmanager:${reference}}}` })).resolves.toEqual({ Value: expected });
    expect(asked).toEqual([input]);
  });

  test('without the key is an error', async () => {
    const Value = '{{resolve:secretsmanager:db:SecretString:no}}';
    await expect(given(cloudWithSecret(), { Value })).rejects.toThrow('Could not find a value associated with JSONKey in SecretString');
  });
});

test.each([
  ['a parameter that is not there', '{{resolve:ssm:/no}}', 'a dynamic reference of ssm names /no, which is not there'],
  [
    'another service',
    { 'Fn::Join': ['', ['{{resolve:', 'ssm-secure:key}}']] },
    'local mode does not emulate the dynamic reference {{resolve:ssm-secure:key}}',
  ],
])('%s is an error', async (_, Value, message) => {
  await expect(given(stackCloud(), { Value })).rejects.toThrow(message);
});
