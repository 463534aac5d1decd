import { ROOT } from '../test-cloud';
import { functionInCloud } from './function-in-cloud';

let made: Awaited<ReturnType<typeof functionInCloud>>;
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:work';

beforeEach(async () => {
  made = await functionInCloud(
    `exports.handler = async (event, context) => [context.functionVersion, context.invokedFunctionArn, process.env.STEP];`,
    {
      Environment: { Variables: { STEP: 'one' } },
    },
  );
});
afterEach(() => made.cloud.stop());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what its operation answers
const call = async (operation: string, input: object): Promise<any> => await made.cloud.call(ROOT, 'lambda', operation, input);
const create = async (type: string, properties: object) =>
  await made.cloud.provider(`AWS::Lambda::${type}`)?.create({ FunctionName: 'work', ...properties }, made.context);
const invoked = async (FunctionName: string, Qualifier?: string): Promise<unknown> => {
  const { Payload } = (await call('Invoke', { FunctionName, Qualifier })) as { Payload: Uint8Array };
  return JSON.parse(Buffer.from(Payload).toString());
};

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
test('a version stays what it was, and is called by its number', async () => {
  const version = await create('Version', { Description: 'first' });
  await made.add('work', { Environment: { Variables: { STEP: 'two' } } });

  expect(version).toEqual({ physicalId: `${ARN}:1`, attributes: { FunctionArn: `${ARN}:1`, Version: '1' } });
  expect(await invoked('work', '1')).toEqual(['1', `${ARN}:1`, 'one']);
  expect(await invoked(`${ARN}:1`)).toEqual(['1', `${ARN}:1`, 'one']);
  expect(await invoked('123456789012:function:work')).toEqual(['$LATEST', ARN, 'two']);
  expect(await invoked('work', '$LATEST')).toEqual(['$LATEST', `${ARN}:$LATEST`, 'two']);
});

test('there is no second version of a function that has not changed', async () => {
  await create('Version', {});

  await expect(create('Version', {})).rejects.toThrow('A version for this Lambda function exists ( 1 )');
  expect(await call('PublishVersion', { FunctionName: 'work' })).toMatchObject({ Version: '1' });
});

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html, configuring-alias-routing.html
test('an alias leads to its version, and with weights to two', async () => {
  await create('Version', {});
  await made.add('work', { Environment: { Variables: { STEP: 'two' } } });
  await create('Version', {});
  const alias = { Name: 'live', FunctionVersion: '1' };
  expect(await create('Alias', alias)).toEqual({ physicalId: `${ARN}:live`, attributes: { AliasArn: `${ARN}:live` } });
  expect(await invoked('work', 'live')).toEqual(['1', `${ARN}:live`, 'one']);

  const weights = { AdditionalVersionWeights: [{ FunctionVersion: '2', FunctionWeight: 1 }] };
  await made.cloud
    .provider('AWS::Lambda::Alias')
    ?.update?.('', { FunctionName: 'work', ...alias, RoutingConfig: weights }, {}, made.context);
  expect(await invoked('work', 'live')).toEqual(['2', `${ARN}:live`, 'two']);
  expect(await call('ListAliases', { FunctionName: 'work' })).toMatchObject({
    Aliases: [{ AliasArn: `${ARN}:live`, FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { '2': 1 } } }],
  });
  expect(await call('UpdateAlias', { FunctionName: 'work', Name: 'live', FunctionVersion: '2', RoutingConfig: {} })).toMatchObject({
    FunctionVersion: '2',
  });
});

test.each<[string, string, object, string]>([
  ['an unknown function', 'Invoke', { FunctionName: 'none' }, 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:none'],
  ['an unknown version', 'Invoke', { FunctionName: 'work', Qualifier: '7' }, `Function not found: ${ARN}:7`],
  ['an unknown alias', 'GetAlias', { FunctionName: 'work', Name: 'none' }, `Cannot find alias arn: ${ARN}:none`],
  ['two qualifiers', 'Invoke', { FunctionName: 'work:1', Qualifier: '2' }, 'The derived qualifier from the function name does not match'],
  ['a policy that is not there', 'GetPolicy', { FunctionName: 'work' }, 'The resource you requested does not exist.'],
])('%s is an error as on AWS', async (_what, operation, input, message) => {
  await expect(call(operation, input)).rejects.toThrow(message);
});

// https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html
test('lists functions and versions in pages', async () => {
  await create('Version', {});
  const first = await call('ListVersionsByFunction', { FunctionName: 'work', MaxItems: 1 });
  const second = await call('ListVersionsByFunction', { FunctionName: 'work', MaxItems: 1, Marker: first.NextMarker });

  expect(first.Versions).toMatchObject([{ Version: '$LATEST', FunctionArn: `${ARN}:$LATEST` }]);
  expect(second).toMatchObject({ Versions: [{ Version: '1' }], NextMarker: undefined });
  expect((await call('ListFunctions', {})).Functions).toMatchObject([{ FunctionArn: ARN }]);
  expect((await call('ListFunctions', { FunctionVersion: 'ALL' })).Functions).toHaveLength(2);
});

// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
test.each<[object, object]>([
  [
    { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::lake', SourceAccount: '123456789012' },
    { StringEquals: { 'AWS:SourceAccount': '123456789012' }, ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::lake' } },
  ],
  [{ Principal: '*', FunctionUrlAuthType: 'NONE' }, { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }],
  [{ Principal: '*', InvokedViaFunctionUrl: true }, { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }],
  [{ Principal: 'alexa-appkit.amazon.com', EventSourceToken: 't' }, { StringEquals: { 'lambda:EventSourceToken': 't' } }],
])('the permission %j has its conditions', async (permission, condition) => {
  const added = await call('AddPermission', { FunctionName: 'work', StatementId: 'one', Action: 'lambda:InvokeFunction', ...permission });

  expect(JSON.parse(added.Statement as string)).toMatchObject({ Sid: 'one', Resource: ARN, Condition: condition });
  await expect(call('AddPermission', { FunctionName: 'work', StatementId: 'one', Action: 'a', Principal: 'b' })).rejects.toMatchObject({
    code: 'ResourceConflictException',
    status: 409,
  });
  await call('RemovePermission', { FunctionName: 'work', StatementId: 'one' });
  await expect(call('RemovePermission', { FunctionName: 'work', StatementId: 'one' })).rejects.toMatchObject({ status: 404 });
});

// https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
test('a permission for an alias counts for the alias only', async () => {
  await create('Version', {});
  await create('Alias', { Name: 'live', FunctionVersion: '1' });
  await create('Permission', { FunctionName: `${ARN}:live`, Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' });

  expect(await call('GetPolicy', { FunctionName: 'work', Qualifier: 'live' })).toMatchObject({
    Policy: expect.stringContaining(`${ARN}:live`),
  });
  await expect(call('GetPolicy', { FunctionName: 'work' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
test('changes code and configuration', async () => {
  await call('UpdateFunctionConfiguration', { FunctionName: 'work', Timeout: 9, Environment: { Variables: { STEP: 'three' } } });
  expect(await call('GetFunctionConfiguration', { FunctionName: 'work' })).toMatchObject({
    Timeout: 9,
    MemorySize: 128,
    Handler: 'index.handler',
  });
  expect(await invoked('work')).toEqual(['$LATEST', ARN, 'three']);
  await expect(call('UpdateFunctionCode', { FunctionName: 'work', ZipFile: Buffer.from('no archive') })).rejects.toThrow('Could not unzip');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
test('a new role must be passed to Lambda', async () => {
  const Role = 'arn:aws:iam::123456789012:role/other';
  await call('UpdateFunctionConfiguration', { FunctionName: 'work', Role });
  expect(made.cloud.recording.authorized.map(({ request }) => request)).toContainEqual({
    action: 'iam:PassRole',
    resource: Role,
    context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
test.each<[string, object, string]>([
  ['a reserved variable', { Environment: { Variables: { AWS_REGION: 'x' } } }, 'Reserved keys used in this request: AWS_REGION'],
  ['more than 4 KB of variables', { Environment: { Variables: { TEXT: 'x'.repeat(4100) } } }, 'exceeded the 4KB limit'],
  ['a time-out over 900 seconds', { Timeout: 901 }, 'less than or equal to 900'],
  ['memory below 128 MB', { MemorySize: 64 }, 'greater than or equal to 128'],
  ['another runtime', { Runtime: 'java21' }, 'the Lambda runtime java21; there are nodejs and python3'],
  ['a container image', { PackageType: 'Image', Code: { ImageUri: 'app:1' } }, 'a Lambda function from a container image (app:1)'],
])('refuses %s', async (_what, properties, message) => {
  await expect(made.add('other', properties)).rejects.toThrow(message);
});
