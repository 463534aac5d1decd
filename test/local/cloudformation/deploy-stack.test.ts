import { deployStack } from '../../../local/cloudformation/deploy-stack';
import { stackStore } from '../../../local/cloudformation/stack-store';
import type { Template } from '../../../local/cloudformation/template';
import { physicalIds, stackCloud, thingResource } from './fake-resources';

const CHAIN: Template = {
  Resources: {
    C: thingResource({ Value: { 'Fn::GetAtt': ['B', 'Arn'] } }),
    B: thingResource({ Value: { 'Fn::Sub': '${A}' } }),
    D: thingResource({}, { DependsOn: ['C'] }),
    A: thingResource({ Value: 'v1' }),
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': ['C', 'Arn'] }, Export: { Name: 'Test:Arn' } } },
};

test('creates resources after those that they refer to', async () => {
  const cloud = stackCloud();
  const stack = await deployStack(cloud, { name: 'Test', template: CHAIN });
  expect(cloud.journal).toEqual(['create A', 'create B', 'create C', 'create D']);
  expect(stack.status).toBe('CREATE_COMPLETE');
  expect(stack.state.outputs).toMatchObject([{ key: 'Arn', exportName: 'Test:Arn', value: expect.stringMatching(/^arn:thing:Test-C-/) }]);
});

test('names the resources of a circle', async () => {
  const template = { Resources: { A: thingResource({ Value: { Ref: 'B' } }), B: thingResource({ Value: { Ref: 'A' } }) } };
  await expect(deployStack(stackCloud(), { name: 'Test', template })).rejects.toThrow('circular dependency: A -> B -> A');
});

test('redeploys without touching what has not changed', async () => {
  const cloud = stackCloud();
  await deployStack(cloud, { name: 'Test', template: CHAIN });
  const before = await physicalIds(cloud, 'Test');
  cloud.journal.length = 0;
  await deployStack(cloud, { name: 'Test', template: CHAIN });
  expect(cloud.journal).toEqual([]);
  const template = { ...CHAIN, Resources: { ...CHAIN.Resources, A: thingResource({ Value: 'v2' }) } };
  await deployStack(cloud, { name: 'Test', template });
  expect(cloud.journal).toEqual(['update A v1 -> v2']);
  expect(await physicalIds(cloud, 'Test')).toEqual(before);
});

test('replaces a resource and moves its users before it deletes the old one', async () => {
  const cloud = stackCloud();
  const template = (Name: string): Template => ({
    Resources: { Config: thingResource({ Name }), Endpoint: thingResource({ Value: { Ref: 'Config' } }) },
  });
  await deployStack(cloud, { name: 'Test', template: template('one') });
  const before = await physicalIds(cloud, 'Test');
  cloud.journal.length = 0;
  const stack = await deployStack(cloud, { name: 'Test', template: template('two') });
  const after = await physicalIds(cloud, 'Test');
  expect(cloud.journal).toEqual(['create Config', `update Endpoint ${before.Config ?? ''} -> ${after.Config ?? ''}`, 'delete Config']);
  expect(after.Config).not.toBe(before.Config);
  expect(stack.resourceStatus.get('Config')?.status).toBe('CREATE_COMPLETE');
});

test('deletes removed resources after the update, users first, and keeps retained ones', async () => {
  const cloud = stackCloud();
  const kept = thingResource({}, { DeletionPolicy: 'Retain' });
  await deployStack(cloud, { name: 'Test', template: { Resources: { ...CHAIN.Resources, Kept: kept } } });
  cloud.journal.length = 0;
  const stack = await deployStack(cloud, { name: 'Test', template: { Resources: { New: thingResource() } } });
  expect(cloud.journal).toEqual(['create New', 'delete D', 'delete C', 'delete B', 'delete A']);
  expect(stack.events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toContain('Kept DELETE_SKIPPED');
  expect([...stack.resources.keys()]).toEqual(['New']);
});

test('keeps a replaced resource with the policy to retain it', async () => {
  const cloud = stackCloud();
  const template = (Name: string) => ({ Resources: { A: thingResource({ Name }, { UpdateReplacePolicy: 'Retain' }) } });
  await deployStack(cloud, { name: 'Test', template: template('one') });
  await deployStack(cloud, { name: 'Test', template: template('two') });
  expect(cloud.journal).toEqual(['create A', 'create A']);
});

test('takes a failed creation back and can then create again', async () => {
  const cloud = stackCloud();
  const template = (Fail: boolean) => ({ Resources: { A: thingResource(), B: thingResource({ Uses: { Ref: 'A' }, Fail }) } });
  await expect(deployStack(cloud, { name: 'Test', template: template(true) })).rejects.toThrow(
    'stack Test is ROLLBACK_COMPLETE: The following resource(s) failed to create: [B]. the alarm rolled it back',
  );
  expect(cloud.journal).toEqual(['create A', 'create B', 'delete A']);
  await expect(deployStack(cloud, { name: 'Test', template: template(false) })).resolves.toMatchObject({ status: 'CREATE_COMPLETE' });
});

test('puts everything back when an update fails', async () => {
  const cloud = stackCloud();
  const template = (name: string, Fail: boolean): Template => ({
    Resources: {
      Model: thingResource({ Name: name }),
      Config: thingResource({ Value: name }),
      Endpoint: thingResource({ Value: name, Uses: [{ Ref: 'Model' }, { Ref: 'Config' }], Fail }),
      ...(Fail ? { Extra: thingResource({}, { DependsOn: 'Model' }) } : {}),
    },
  });
  await deployStack(cloud, { name: 'Test', template: template('old', false) });
  const before = await physicalIds(cloud, 'Test');
  cloud.journal.length = 0;
  await expect(deployStack(cloud, { name: 'Test', template: template('new', true) })).rejects.toThrow('the alarm rolled it back');
  expect(cloud.journal).toEqual([
    'create Model',
    'update Config old -> new',
    'update Endpoint old -> new',
    'update Endpoint new -> old',
    'update Config new -> old',
    'delete Model',
  ]);
  const stack = stackStore(cloud).get('Test');
  expect(await physicalIds(cloud, 'Test')).toEqual(before);
  expect(stack.statusReason).toBe('The following resource(s) failed to update: [Endpoint].');
  expect(stack.events.filter(({ type }) => type === 'AWS::CloudFormation::Stack').map(({ status }) => status)).toEqual([
    'CREATE_IN_PROGRESS',
    'CREATE_COMPLETE',
    'UPDATE_IN_PROGRESS',
    'UPDATE_ROLLBACK_IN_PROGRESS',
    'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'UPDATE_ROLLBACK_COMPLETE',
  ]);
  await deployStack(cloud, { name: 'Test', template: template('newer', false) });
  expect(stack.status).toBe('UPDATE_COMPLETE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html (UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS)
test('a new resource that can not be deleted does not keep an update from being rolled back', async () => {
  const cloud = stackCloud();
  await deployStack(cloud, { name: 'Test', template: { Resources: { A: thingResource() } } });
  const provider = cloud.provider('Test::Thing');
  cloud.addProviders([{ ...provider, delete: () => Promise.reject(new Error('no')) } as NonNullable<typeof provider>]);
  const template = { Resources: { A: thingResource(), New: thingResource(), Bad: thingResource({ Fail: true, Uses: { Ref: 'New' } }) } };
  await expect(deployStack(cloud, { name: 'Test', template })).rejects.toThrow('stack Test is UPDATE_ROLLBACK_COMPLETE');
  expect([...stackStore(cloud).get('Test').resources.keys()]).toEqual(['A']);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html (RetainExceptOnCreate)
test('RetainExceptOnCreate deletes in the rollback of the creation and retains from then on', async () => {
  const cloud = stackCloud();
  const A = thingResource({}, { DeletionPolicy: 'RetainExceptOnCreate' });
  const bad = { Resources: { A, Bad: thingResource({ Fail: true, Uses: { Ref: 'A' } }) } };
  await expect(deployStack(cloud, { name: 'Test', template: bad })).rejects.toThrow('ROLLBACK_COMPLETE');
  expect(cloud.journal).toContain('delete A');
  cloud.journal.length = 0;
  await deployStack(cloud, { name: 'Test', template: { Resources: { A } } });
  await deployStack(cloud, { name: 'Test', template: { Resources: { B: thingResource() } } });
  expect(cloud.journal).toEqual(['create A', 'create B']);
});

describe('between stacks', () => {
  const user: Template = { Resources: { User: thingResource({ Value: { 'Fn::ImportValue': 'Test:Arn' } }) } };

  test('imports what another stack exports', async () => {
    const cloud = stackCloud();
    await deployStack(cloud, { name: 'Test', template: CHAIN });
    const stack = await deployStack(cloud, { name: 'User', template: user });
    expect(stack.resources.get('User')?.properties.Value).toMatch(/^arn:thing:Test-C-/);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
  test('reads outputs that are not exported by a weak reference, which keeps nobody from changing them', async () => {
    const cloud = stackCloud();
    const Outputs = { V: { Value: { 'Fn::GetAtt': ['A', 'Value'] } } };
    const owner = (Value: string): Template => ({ Resources: { A: thingResource({ Value }) }, Outputs });
    const Value = { 'Fn::GetStackOutput': { StackName: 'Owner', OutputName: 'V' } };
    const reader = { name: 'Reader', template: { Resources: { R: thingResource({ Value }) } } };
    await deployStack(cloud, { name: 'Owner', template: owner('one') });
    await deployStack(cloud, reader);
    await deployStack(cloud, { name: 'Owner', template: owner('two') });
    expect(stackStore(cloud).get('Reader').resources.get('R')?.properties.Value).toBe('one');
    await deployStack(cloud, reader);
    expect(stackStore(cloud).get('Reader').resources.get('R')?.properties.Value).toBe('two');
  });

  test('refuses to delete an export that is in use', async () => {
    const cloud = stackCloud();
    await deployStack(cloud, { name: 'Test', template: CHAIN });
    await deployStack(cloud, { name: 'User', template: user });
    await expect(deployStack(cloud, { name: 'Test', template: { Resources: CHAIN.Resources } })).rejects.toThrow(
      'Export Test:Arn cannot be deleted as it is in use by User',
    );
    expect(stackStore(cloud).exports()).toHaveLength(1);
  });

  test('refuses a second export of the same name', async () => {
    const cloud = stackCloud();
    await deployStack(cloud, { name: 'Test', template: CHAIN });
    await expect(deployStack(cloud, { name: 'Twin', template: CHAIN })).rejects.toThrow('Test:Arn is already exported by stack Test');
  });
});

test('gives the same names in every run', async () => {
  const [first, second] = [stackCloud(), stackCloud()];
  await deployStack(first, { name: 'Test', template: CHAIN });
  await deployStack(second, { name: 'Test', template: CHAIN });
  expect(await physicalIds(first, 'Test')).toEqual(await physicalIds(second, 'Test'));
  expect(stackStore(first).get('Test').id).toMatch(/^arn:aws:cloudformation:us-east-1:123456789012:stack\/Test\/[0-9a-f-]{36}$/);
});
