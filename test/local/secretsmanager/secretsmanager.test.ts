import type { Cloud } from '../../../local/core/cloud';
import type { ResourceProvider } from '../../../local/core/resource-provider';
import { JSON_CODEC, jsonText } from '../../../local/http/json-protocol';
import { operationModel } from '../../../local/http/service-model';
import { kmsProviders } from '../../../local/kms/providers';
import type { PasswordRules } from '../../../local/secretsmanager/random-password';
import { randomPassword } from '../../../local/secretsmanager/random-password';
import { secretProvider } from '../../../local/secretsmanager/secret-provider';
import { createSecretsManager } from '../../../local/secretsmanager/service';
import { provisionContext } from '../provision-context';
import type { Recording } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

interface Value {
  readonly ARN: string;
  readonly VersionId: string;
  readonly SecretString: string;
  readonly VersionStages: string[];
}

let cloud: Cloud & { readonly recording: Recording };

beforeEach(() => {
  cloud = testCloud();
  cloud.addService(createSecretsManager());
  cloud.addProviders([secretProvider(cloud), ...kmsProviders(cloud)]);
});

const call = <T = Value>(operation: string, input: object): Promise<T> => cloud.call<T>(ROOT, 'secretsmanager', operation, input);
const provider = (type: string): ResourceProvider => cloud.provider(type) as ResourceProvider;

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
test('a new value becomes the current version, the one before the previous; older ones have no stage', async () => {
  const { ARN } = await call('CreateSecret', { Name: 'app/db', SecretString: 'one' });
  expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:app\/db-\w{6}$/);
  await call('PutSecretValue', { SecretId: 'app/db', SecretString: 'two' });
  const { VersionId } = await call('PutSecretValue', { SecretId: ARN, SecretString: 'three' });
  for (const SecretId of ['app/db', ARN, ARN.slice(0, -7)]) {
    expect(await call('GetSecretValue', { SecretId })).toMatchObject({ SecretString: 'three', VersionId, VersionStages: ['AWSCURRENT'] });
  }
  expect(await call('GetSecretValue', { SecretId: ARN, VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'two' });
  const { VersionIdsToStages } = await call<{ VersionIdsToStages: object }>('DescribeSecret', { SecretId: ARN });
  expect(Object.values(VersionIdsToStages)).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
test('does a write once for one token, and refuses another value with it', async () => {
  await call('CreateSecret', { Name: 's', SecretString: 'one', ClientRequestToken: 'token' });
  expect(await call('PutSecretValue', { SecretId: 's', SecretString: 'one', ClientRequestToken: 'token' })).toMatchObject({
    VersionId: 'token',
  });
  await expect(call('PutSecretValue', { SecretId: 's', SecretString: 'two', ClientRequestToken: 'token' })).rejects.toMatchObject({
    code: 'ResourceExistsException',
  });
});

test.each([
  ['GetSecretValue', { SecretId: 'none' }, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret."],
  ['GetSecretValue', { SecretId: 's', VersionStage: 'X' }, 'ResourceNotFoundException', 'for staging label: X'],
  ['GetSecretValue', { SecretId: 's', VersionId: 'v' }, 'ResourceNotFoundException', 'for VersionId: v'],
  ['PutSecretValue', { SecretId: 's' }, 'InvalidParameterException', 'either SecretString or SecretBinary'],
  ['CreateSecret', { Name: 's' }, 'ResourceExistsException', 'already exists'],
  ['CreateSecret', { Name: 'a b' }, 'ValidationException', 'Invalid name'],
  ['DeleteSecret', { SecretId: 's', RecoveryWindowInDays: 6 }, 'InvalidParameterException', 'between 7 and 30'],
  ['RotateSecret', { SecretId: 's' }, 'PlumblineNotEmulated', 'secretsmanager:RotateSecret'],
])('%s of %j fails with %s', async (operation, input, code, message) => {
  await call('CreateSecret', { Name: 's', SecretString: 'one' });
  await expect(call(operation, input)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
test('a deleted secret can not be read, and its name is free only without recovery', async () => {
  const secret = { Name: 's', SecretString: 'one' };
  await call('CreateSecret', secret);
  await call('DeleteSecret', { SecretId: 's' });
  for (const attempt of [call('GetSecretValue', { SecretId: 's' }), call('CreateSecret', secret)]) {
    await expect(attempt).rejects.toMatchObject({ code: 'InvalidRequestException' });
  }
  expect(await call('ListSecrets', {})).toEqual({ SecretList: [] });
  await call('DeleteSecret', { SecretId: 's', ForceDeleteWithoutRecovery: true });
  await call('CreateSecret', secret);
});

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
test('needs the key of a secret to write and to read', async () => {
  const { physicalId: KmsKeyId } = await provider('AWS::KMS::Key').create({}, provisionContext(cloud, 'Key'));
  const { ARN } = await call('CreateSecret', { Name: 's', SecretString: 'one', KmsKeyId });
  await call('GetSecretValue', { SecretId: 's' });
  expect(cloud.recording.authorized.map(({ request }) => request.action)).toEqual([
    ...['secretsmanager:CreateSecret', 'kms:GenerateDataKey', 'secretsmanager:GetSecretValue', 'kms:Decrypt'],
  ]);
  expect(cloud.recording.authorized.at(-1)?.request.context).toMatchObject({
    'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com',
    'kms:EncryptionContext:SecretARN': ARN,
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
test('makes a secret of a template with a generated password that no other update changes', async () => {
  const generated = {
    SecretStringTemplate: '{"username":"admin"}',
    GenerateStringKey: 'password',
    PasswordLength: '20',
    ExcludePunctuation: true,
  };
  const properties = { GenerateSecretString: generated, Description: 'a' };
  const context = provisionContext(cloud, 'Secret');
  const { physicalId, attributes } = await provider('AWS::SecretsManager::Secret').create(properties, context);
  expect(attributes).toEqual({ Id: physicalId });
  const { SecretString } = await call('GetSecretValue', { SecretId: physicalId });
  expect(JSON.parse(SecretString)).toEqual({ username: 'admin', password: expect.stringMatching(/^[A-Za-z0-9]{20}$/) });
  await provider('AWS::SecretsManager::Secret').update?.(physicalId, { ...properties, Description: 'b' }, properties, context);
  expect(await call('GetSecretValue', { SecretId: physicalId })).toMatchObject({ SecretString });
  await provider('AWS::SecretsManager::Secret').delete(physicalId, properties, context);
  await expect(call('GetSecretValue', { SecretId: physicalId })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
test.each<[PasswordRules, RegExp]>([
  [{}, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w])[!-~]{32}$/],
  [{ PasswordLength: 4, IncludeSpace: true, ExcludePunctuation: true }, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.* ).{4}$/],
  [{ ExcludeCharacters: 'abc123', ExcludeUppercase: 'true', ExcludePunctuation: true }, /^[d-z04-9]{32}$/],
])('a password under %j has the form %s', (rules, form) => {
  expect(randomPassword(rules)).toMatch(form);
});

test('fails for a password that can not be', () => {
  const nothing = { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true };
  for (const rules of [nothing, { PasswordLength: 3 }, { PasswordLength: 5000 }]) {
    expect(() => randomPassword(rules)).toThrow('no password of');
  }
});

test('speaks its wire format: times in seconds, bytes in Base64', async () => {
  const model = operationModel('secretsmanager', 'CreateSecret');
  const input = (await JSON_CODEC.createDeserializer().read(model.input, '{"Name":"s","SecretBinary":"aGk="}')) as object;
  await call('CreateSecret', input);
  const body = jsonText(operationModel('secretsmanager', 'GetSecretValue').output, await call<object>('GetSecretValue', { SecretId: 's' }));
  const answer = JSON.parse(new TextDecoder().decode(body as Uint8Array)) as object;
  expect(answer).toMatchObject({ SecretBinary: 'aGk=', CreatedDate: expect.any(Number), VersionStages: ['AWSCURRENT'] });
});
