import { deployStack } from '../../../local/cloudformation/deploy-stack';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

const TEMPLATE = {
  Description: 'things',
  Parameters: { Secret: { Type: 'String', Default: 'x', NoEcho: true }, Size: { Type: 'String', Default: 'small' } },
  Resources: { A: thingResource({ Value: 'v1' }) },
  Outputs: { Id: { Value: { Ref: 'A' }, Description: 'the id', Export: { Name: 'Test:Id' } } },
};

async function deployed() {
  const cloud = stackCloud();
  const stack = await deployStack(cloud, { name: 'Test', template: TEMPLATE, tags: { owner: 'ml' } });
  return { cloud, stack, call: (operation: string, input: object = {}) => cloud.call(ROOT, 'cloudformation', operation, input) };
}

test('describes a stack by name or id, without its secrets', async () => {
  const { stack, call } = await deployed();
  for (const StackName of ['Test', stack.id]) {
    await expect(call('DescribeStacks', { StackName })).resolves.toMatchObject({
      Stacks: [
        {
          StackId: stack.id,
          StackName: 'Test',
          Description: 'things',
          StackStatus: 'CREATE_COMPLETE',
          Parameters: [
            { ParameterKey: 'Secret', ParameterValue: '****' },
            { ParameterKey: 'Size', ParameterValue: 'small' },
          ],
          Outputs: [{ OutputKey: 'Id', ExportName: 'Test:Id', Description: 'the id' }],
          Tags: [{ Key: 'owner', Value: 'ml' }],
        },
      ],
    });
  }
});

test('describes resources and events, the newest event first', async () => {
  const { call } = await deployed();
  const resource = { LogicalResourceId: 'A', ResourceType: 'Test::Thing', ResourceStatus: 'CREATE_COMPLETE' };
  await expect(call('DescribeStackResources', { StackName: 'Test' })).resolves.toMatchObject({ StackResources: [resource] });
  await expect(call('DescribeStackResource', { StackName: 'Test', LogicalResourceId: 'A' })).resolves.toMatchObject({
    StackResourceDetail: resource,
  });
  await expect(call('DescribeStackEvents', { StackName: 'Test' })).resolves.toMatchObject({
    StackEvents: [
      { LogicalResourceId: 'Test', ResourceStatus: 'CREATE_COMPLETE' },
      { LogicalResourceId: 'A', ResourceStatus: 'CREATE_COMPLETE', PhysicalResourceId: expect.stringMatching(/^Test-A-/) },
      { LogicalResourceId: 'A', ResourceStatus: 'CREATE_IN_PROGRESS' },
      { LogicalResourceId: 'Test', ResourceStatus: 'CREATE_IN_PROGRESS' },
    ],
  });
});

test('lists stacks, exports and the template', async () => {
  const { stack, call } = await deployed();
  await expect(call('ListStacks', { StackStatusFilter: ['CREATE_COMPLETE'] })).resolves.toMatchObject({
    StackSummaries: [{ StackName: 'Test' }],
  });
  await expect(call('ListStacks', { StackStatusFilter: ['UPDATE_COMPLETE'] })).resolves.toEqual({ StackSummaries: [] });
  await expect(call('ListExports')).resolves.toMatchObject({ Exports: [{ Name: 'Test:Id', ExportingStackId: stack.id }] });
  const { TemplateBody } = (await call('GetTemplate', { StackName: 'Test' })) as { TemplateBody: string };
  expect(JSON.parse(TemplateBody)).toEqual(TEMPLATE);
});

test('fails for a stack that does not exist, after it has asked for permission on its name', async () => {
  const { cloud, call } = await deployed();
  await expect(call('DescribeStacks', { StackName: 'No' })).rejects.toMatchObject({ code: 'ValidationError' });
  expect(cloud.recording.authorized.at(-1)?.request).toMatchObject({
    action: 'cloudformation:DescribeStacks',
    resource: 'arn:aws:cloudformation:us-east-1:123456789012:stack/No/*',
  });
});
