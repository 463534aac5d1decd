import { Readable } from 'node:stream';
import { deployStack } from '../../../local/cloudformation/deploy-stack';
import { nestedStackProvider } from '../../../local/cloudformation/nested-stack-provider';
import { stackStore } from '../../../local/cloudformation/stack-store';
import type { Template } from '../../../local/cloudformation/template';
import { stackCloud, thingResource } from './fake-resources';

const CHILD = (more: object = {}): Template => ({
  Parameters: { Zones: { Type: 'CommaDelimitedList' } },
  Resources: { Inner: thingResource({ Value: { 'Fn::Select': [1, { Ref: 'Zones' }] }, ...more }) },
  Outputs: { Second: { Value: { 'Fn::GetAtt': ['Inner', 'Value'] } } },
});

/** A cloud with a bucket of templates, and the stack `Parent` with the child at `key`. */
function nestedCloud(children: Readonly<Record<string, Template>>) {
  const cloud = stackCloud();
  const GetObject = ({ Bucket, Key }: { Bucket: string; Key: string }) =>
    Promise.resolve({ Body: Readable.from([Buffer.from(JSON.stringify(children[`${Bucket}/${Key}`]))]) });
  cloud.addService({ signingName: 's3', operations: { GetObject } });
  cloud.addProviders([nestedStackProvider]);
  const child = (key: string) => ({
    Type: 'AWS::CloudFormation::Stack',
    Properties: {
      TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.\${AWS::URLSuffix}/templates/${key}` },
      Parameters: { Zones: ['a', 'b'] },
    },
  });
  const uses = thingResource({ Value: { 'Fn::GetAtt': ['Child', 'Outputs.Second'] } });
  const deploy = (key: string, more: object = {}) =>
    deployStack(cloud, { name: 'Parent', template: { Resources: { Child: child(key), Uses: uses, ...more } } });
  const childStack = () =>
    stackStore(cloud)
      .history()
      .find(({ name }) => name.startsWith('Parent-Child-'));
  return { cloud, deploy, childStack };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
test('a stack within a stack has its parameters, and its outputs are attributes', async () => {
  const { cloud, deploy, childStack } = nestedCloud({ 'templates/one.json': CHILD() });
  const parent = await deploy('one.json');
  expect(parent.resources.get('Uses')?.properties.Value).toBe('b');
  expect(parent.resources.get('Child')?.provisioned.physicalId).toBe(childStack()?.id);
  expect(cloud.journal).toEqual(['create Inner', 'create Uses']);
});

test('it is updated with its template, and deleted with its resource', async () => {
  const { cloud, deploy, childStack } = nestedCloud({ 'templates/one.json': CHILD(), 'templates/two.json': CHILD({ Uses: 1 }) });
  await deploy('one.json');
  await deploy('two.json');
  expect(childStack()?.status).toBe('UPDATE_COMPLETE');
  await deployStack(cloud, { name: 'Parent', template: { Resources: { Other: thingResource() } } });
  expect(childStack()?.status).toBe('DELETE_COMPLETE');
  expect(cloud.journal).toEqual(['create Inner', 'create Uses', 'update Inner b -> b', 'create Other', 'delete Uses', 'delete Inner']);
});

test('one that fails is rolled back and taken away with its parent', async () => {
  const { deploy, childStack } = nestedCloud({ 'templates/one.json': CHILD({ Fail: true }) });
  await expect(deploy('one.json')).rejects.toThrow(
    /stack Parent is ROLLBACK_COMPLETE: .*\[Child\]\. stack Parent-Child-\S+ is ROLLBACK_COMPLETE/,
  );
  expect(childStack()?.status).toBe('DELETE_COMPLETE');
});

test('what it uses and local mode has not is an error', async () => {
  const { deploy } = nestedCloud({ 'templates/one.json': { Resources: { Host: { Type: 'AWS::EC2::Host' } } } });
  await expect(deploy('one.json')).rejects.toThrow('/Host: type AWS::EC2::Host');
});
