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

test.each([
  [
    'a parameter that is not there',
    '{{resolve:ssm:/no}}',
    'Parameter /no of the dynamic reference {{resolve:ssm:/no}} is not in the parameter store',
  ],
  [
    'a secret',
    { 'Fn::Join': ['', ['{{resolve:', 'secretsmanager:key}}']] },
    'local mode does not emulate the dynamic reference {{resolve:secretsmanager:key}}',
  ],
])('%s is an error', async (_, Value, message) => {
  await expect(given(stackCloud(), { Value })).rejects.toThrow(message);
});
