import type {
  CreateChangeSetCommandOutput,
  DescribeChangeSetCommandOutput,
  DescribeStacksCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { ROOT } from '../test-cloud';
import { stackCloud, thingResource } from './fake-resources';

const template = (resources: object, more: object = {}): string => JSON.stringify({ Resources: resources, ...more });
const THING = template({ A: thingResource({ Value: 'v1' }) });
const EXPORT = { Outputs: { Id: { Value: { Ref: 'A' }, Export: { Name: 'Id' } } } };

function client() {
  const cloud = stackCloud();
  const call = <T = Record<string, unknown>>(operation: string, input: object = {}): Promise<T> =>
    cloud.call<T>(ROOT, 'cloudformation', operation, input);
  const describe = async (StackName: string) => (await call<DescribeStacksCommandOutput>('DescribeStacks', { StackName })).Stacks?.[0];
  const settled = async (StackName: string) => {
    for (;;) {
      const stack = await describe(StackName);
      if (!stack?.StackStatus?.endsWith('_IN_PROGRESS') || stack.StackStatus === 'REVIEW_IN_PROGRESS') {
        return stack;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const create = async (StackName: string, TemplateBody: string) => {
    await call('CreateStack', { StackName, TemplateBody });
    return settled(StackName);
  };
  return { cloud, call, settled, create };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
test('a stack is created at once and done later', async () => {
  const { cloud, call, settled } = client();
  const { StackId } = await call<{ StackId: string }>('CreateStack', { StackName: 'One', TemplateBody: THING });
  expect(StackId).toMatch(/^arn:aws:cloudformation:us-east-1:123456789012:stack\/One\//);
  expect(await settled('One')).toMatchObject({ StackId, StackStatus: 'CREATE_COMPLETE', EnableTerminationProtection: false });
  expect(cloud.journal).toEqual(['create A']);
});

test('a stack comes from YAML with short forms too', async () => {
  const { create } = client();
  const yaml = [
    'Resources:',
    '  A:',
    '    Type: Test::Thing',
    '    Properties: {Value: !Sub "${AWS::StackName}-a"}',
    'Outputs:',
    '  V: {Value: !GetAtt A.Value}',
  ];
  expect((await create('One', yaml.join('\n')))?.Outputs).toMatchObject([{ OutputKey: 'V', OutputValue: 'One-a' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html#API_CreateStack_Errors
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html#using-iam-capabilities
test.each<[string, object, string, string]>([
  ['a name that is taken', { StackName: 'One' }, 'AlreadyExistsException', 'Stack [One] already exists'],
  ['a name that is none', { StackName: '1_' }, 'ValidationError', "Value '1_' at 'stackName' failed to satisfy constraint"],
  ['no template', { TemplateBody: undefined }, 'ValidationError', 'Either Template URL, Template Body'],
  ['a parameter that the template has not', { Parameters: [{ ParameterKey: 'X' }] }, 'ValidationError', 'Parameters: [X] do not exist'],
  ['what is not emulated', { OnFailure: 'DELETE' }, 'PlumblineNotEmulated', 'the parameter OnFailure of cloudformation:CreateStack'],
  ['a stack that keeps what failed', { DisableRollback: true }, 'PlumblineNotEmulated', 'DisableRollback'],
  [
    'a role without a capability',
    { TemplateBody: template({ R: { Type: 'AWS::IAM::Role' } }) },
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_IAM]',
  ],
  [
    'a role with a name without the capability for names',
    { TemplateBody: template({ R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } } }), Capabilities: ['CAPABILITY_IAM'] },
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  ],
])('CreateStack refuses %s', async (_, input, code, message) => {
  const { cloud, call, create } = client();
  const role = {
    type: 'AWS::IAM::Role',
    properties: ['RoleName'],
    create: () => Promise.reject(new Error()),
    delete: () => Promise.resolve(),
  };
  cloud.addProviders([role]);
  await create('One', THING);
  await expect(call('CreateStack', { StackName: 'Two', TemplateBody: THING, ...input })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
test("a role of CloudFormation must be one that the caller may pass, and the CDK's own", async () => {
  const { cloud, call } = client();
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const create = (RoleARN: string) => call('CreateStack', { StackName: 'One', TemplateBody: THING, RoleARN });
  await expect(create(role('mine'))).rejects.toThrow(
    `a role of CloudFormation's own other than the CDK's bootstrap role, got ${role('mine')}`,
  );
  expect(cloud.recording.authorized.at(-1)?.request).toEqual({
    action: 'iam:PassRole',
    resource: role('mine'),
    context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
  });
  await expect(create(role('cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1'))).resolves.toHaveProperty('StackId');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
describe('DeleteStack', () => {
  test('deletes users first, keeps what is retained, and the stack is then found by its id only', async () => {
    const { cloud, call, create } = client();
    const kept = { ...thingResource(), DeletionPolicy: 'RetainExceptOnCreate' };
    const stack = await create('One', template({ A: thingResource(), B: thingResource({ Uses: { Ref: 'A' } }), Kept: kept }));
    cloud.journal.length = 0;
    await call('DeleteStack', { StackName: 'One' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(cloud.journal).toEqual(['delete B', 'delete A']);
    await expect(call('DescribeStacks', { StackName: 'One' })).rejects.toThrow('Stack with id One does not exist');
    await expect(call('DescribeStacks', { StackName: stack?.StackId })).resolves.toMatchObject({
      Stacks: [{ StackStatus: 'DELETE_COMPLETE', DeletionTime: expect.any(Date) }],
    });
    await expect(call('ListStacks')).resolves.toMatchObject({ StackSummaries: [{ StackName: 'One', StackStatus: 'DELETE_COMPLETE' }] });
    expect((await create('One', THING))?.StackId).not.toBe(stack?.StackId);
  });

  test('of what is not there succeeds', async () => {
    await expect(client().call('DeleteStack', { StackName: 'No' })).resolves.toEqual({});
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
  test('is refused while the stack is protected', async () => {
    const { call, create } = client();
    await create('One', THING);
    await call('UpdateTerminationProtection', { StackName: 'One', EnableTerminationProtection: true });
    await expect(call('DeleteStack', { StackName: 'One' })).rejects.toThrow('cannot be deleted while TerminationProtection is enabled');
  });

  // https://github.com/aws/aws-cdk/issues/604
  test('of a stack whose exports are in use leaves it as it was, and says why', async () => {
    const { call, create, settled } = client();
    await create('One', template({ A: thingResource() }, EXPORT));
    await create('Two', template({ B: thingResource({ Value: { 'Fn::ImportValue': 'Id' } }) }));
    await expect(call('ListImports', { ExportName: 'Id' })).resolves.toMatchObject({ Imports: ['Two'] });
    await call('DeleteStack', { StackName: 'One' });
    expect(await settled('One')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      StackStatusReason: 'Export Id cannot be deleted as it is in use by Two',
    });
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-delete-stack-fails
  test('that fails keeps what could not be deleted and what that needs, until it is told to retain it', async () => {
    const { cloud, call, create, settled } = client();
    const things = { A: thingResource(), B: thingResource({ Uses: { Ref: 'A' } }), C: thingResource() };
    await create('One', template(things));
    const provider = cloud.provider('Test::Thing');
    const failing = { ...provider, delete: (id: string) => (id.includes('-B-') ? Promise.reject(new Error('no')) : Promise.resolve()) };
    cloud.addProviders([failing as NonNullable<typeof provider>]);
    await call('DeleteStack', { StackName: 'One' });
    expect(await settled('One')).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [B]. ',
    });
    const { StackResourceSummaries } = await call<{ StackResourceSummaries: { LogicalResourceId: string }[] }>('ListStackResources', {
      StackName: 'One',
    });
    expect(StackResourceSummaries.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['A', 'B']);
    await call('DeleteStack', { StackName: 'One', RetainResources: ['B'] });
    await new Promise((resolve) => setImmediate(resolve));
    await expect(call('DescribeStacks', { StackName: 'One' })).rejects.toThrow('does not exist');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
describe('change sets', () => {
  test('make a stack when they are executed', async () => {
    const { cloud, call, settled } = client();
    const input = { StackName: 'One', ChangeSetName: 'first', ChangeSetType: 'CREATE', TemplateBody: THING };
    const { Id } = await call<CreateChangeSetCommandOutput>('CreateChangeSet', input);
    expect((await settled('One'))?.StackStatus).toBe('REVIEW_IN_PROGRESS');
    await expect(call('DescribeChangeSet', { ChangeSetName: Id })).resolves.toMatchObject({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Changes: [{ Type: 'Resource', ResourceChange: { Action: 'Add', LogicalResourceId: 'A', ResourceType: 'Test::Thing' } }],
    });
    expect(cloud.journal).toEqual([]);
    const of = { ChangeSetName: 'first', StackName: 'One' };
    await expect(call('ExecuteChangeSet', { ...of, DisableRollback: true })).rejects.toThrow('the parameter DisableRollback');
    await call('ExecuteChangeSet', { ...of, DisableRollback: false });
    expect((await settled('One'))?.StackStatus).toBe('CREATE_COMPLETE');
    await expect(call('DescribeChangeSet', { ChangeSetName: Id })).rejects.toMatchObject({ code: 'ChangeSetNotFound' });
  });

  test('tell what would be added, modified, replaced and removed', async () => {
    const { call, create, cloud } = client();
    const things = (name: string) => ({
      Replaced: thingResource({ Name: name }),
      Same: thingResource(),
      Kept: thingResource({ Value: { Ref: 'Replaced' } }),
    });
    await create('One', template({ ...things('a'), Gone: thingResource() }));
    cloud.journal.length = 0;
    const next = { ...things('b'), Kept: thingResource({ Value: 'x' }), New: thingResource(), Later: thingResource() };
    await call('CreateChangeSet', {
      StackName: 'One',
      ChangeSetName: 'next',
      TemplateBody: template({ ...next, Same: thingResource({ Value: { Ref: 'New' } }) }),
    });
    const { Changes } = await call<DescribeChangeSetCommandOutput>('DescribeChangeSet', { StackName: 'One', ChangeSetName: 'next' });
    const told = Changes?.map(({ ResourceChange: change }) => [change?.LogicalResourceId, change?.Action, change?.Replacement]);
    expect(told).toEqual([
      ['Replaced', 'Modify', 'True'],
      ['Same', 'Modify', 'Conditional'],
      ['Kept', 'Modify', 'False'],
      ['New', 'Add', undefined],
      ['Later', 'Add', undefined],
      ['Gone', 'Remove', undefined],
    ]);
    expect(cloud.journal).toEqual([]);
    const of = { StackName: 'One', ChangeSetName: 'next', IncludePropertyValues: true };
    const detailed = await call<DescribeChangeSetCommandOutput>('DescribeChangeSet', of);
    expect(Changes?.[2]?.ResourceChange?.AfterContext).toBeUndefined();
    expect(detailed.Changes?.[2]?.ResourceChange).toMatchObject({
      BeforeContext: expect.stringMatching(/^\{"Properties":\{"Value":"One-Replaced-/),
      AfterContext: '{"Properties":{"Value":"x"}}',
    });
  });

  test('without changes fail and can not be executed', async () => {
    const { call, create } = client();
    await create('One', THING);
    const of = { StackName: 'One', ChangeSetName: 'same' };
    await call('CreateChangeSet', { ...of, TemplateBody: THING });
    await expect(call('DescribeChangeSet', of)).resolves.toMatchObject({
      Status: 'FAILED',
      StatusReason: "The submitted information didn't contain changes. Submit different information to create a change set.",
      Changes: [],
    });
    await expect(call('ExecuteChangeSet', of)).rejects.toMatchObject({ code: 'InvalidChangeSetStatus' });
    await expect(call('ListChangeSets', { StackName: 'One' })).resolves.toMatchObject({ Summaries: [{ ChangeSetName: 'same' }] });
    await call('DeleteChangeSet', of);
    await expect(call('ListChangeSets', { StackName: 'One' })).resolves.toEqual({ Summaries: [] });
    // https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/toolkit-lib/lib/api/deployments/deploy-stack.ts
    await expect(call('DeleteChangeSet', of)).resolves.toEqual({});
  });

  test.each([
    [
      'a stack that is there',
      { ChangeSetType: 'CREATE' },
      'Stack [One] already exists and cannot be created again with the changeSet [x].',
    ],
    ['an update of none', { StackName: 'No' }, 'Stack with id No does not exist'],
  ])('are refused for %s', async (_, input, message) => {
    const { call, create } = client();
    await create('One', THING);
    await expect(call('CreateChangeSet', { StackName: 'One', ChangeSetName: 'x', TemplateBody: THING, ...input })).rejects.toThrow(message);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
test('lists come in pages of 100', async () => {
  const { call, create } = client();
  await create('One', template(Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`A${index}`, thingResource()]))));
  const first = await call<{ StackResourceSummaries: unknown[]; NextToken: string }>('ListStackResources', { StackName: 'One' });
  const { NextToken } = first;
  const second = await call<{ StackResourceSummaries: unknown[]; NextToken?: string }>('ListStackResources', {
    StackName: 'One',
    NextToken,
  });
  expect([first.StackResourceSummaries.length, second.StackResourceSummaries.length, second.NextToken]).toEqual([100, 50, undefined]);
  await expect(call('DescribeStackEvents', { StackName: 'One', NextToken: 'bm9wZQ' })).rejects.toMatchObject({ code: 'ValidationError' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
test('a summary tells what a template declares and needs', async () => {
  const TemplateBody = JSON.stringify({
    Parameters: { Size: { Type: 'Number', Default: 1, Description: 'how big' } },
    Resources: { R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } }, A: thingResource() },
  });
  await expect(client().call('GetTemplateSummary', { TemplateBody })).resolves.toMatchObject({
    Parameters: [{ ParameterKey: 'Size', ParameterType: 'Number', DefaultValue: '1', NoEcho: false, Description: 'how big' }],
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    ResourceTypes: ['AWS::IAM::Role', 'Test::Thing'],
  });
  await expect(client().call('ValidateTemplate', { TemplateBody: 'a: [' })).rejects.toThrow('Template format error: YAML not well-formed');
});
