import type { Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { PasswordRules } from './random-password';
import { randomPassword } from './random-password';
import { createSecret, deleteSecret, describeSecret, getSecretValue, listSecrets, putSecretValue, updateSecret } from './secret-operations';

const VALUE = ['SecretString', 'SecretBinary', 'ClientRequestToken'];
const PASSWORD = [
  ...['PasswordLength', 'ExcludeCharacters', 'ExcludeNumbers', 'ExcludePunctuation', 'ExcludeUppercase', 'ExcludeLowercase'],
  ...['IncludeSpace', 'RequireEachIncludedType'],
];

/** Secrets Manager: secrets and their versions, without rotation. */
export function createSecretsManager(): Service {
  return {
    signingName: 'secretsmanager',
    operations: {
      CreateSecret: supportedInput('secretsmanager:CreateSecret', ['Name', 'Description', 'KmsKeyId', 'Tags', ...VALUE], createSecret),
      GetSecretValue: supportedInput('secretsmanager:GetSecretValue', ['SecretId', 'VersionId', 'VersionStage'], getSecretValue),
      PutSecretValue: supportedInput('secretsmanager:PutSecretValue', ['SecretId', 'VersionStages', ...VALUE], putSecretValue),
      UpdateSecret: supportedInput('secretsmanager:UpdateSecret', ['SecretId', 'Description', 'KmsKeyId', ...VALUE], updateSecret),
      DescribeSecret: supportedInput('secretsmanager:DescribeSecret', ['SecretId'], describeSecret),
      ListSecrets: supportedInput('secretsmanager:ListSecrets', ['IncludePlannedDeletion', 'MaxResults', 'NextToken'], listSecrets),
      DeleteSecret: supportedInput(
        'secretsmanager:DeleteSecret',
        ['SecretId', 'RecoveryWindowInDays', 'ForceDeleteWithoutRecovery'],
        deleteSecret,
      ),
      GetRandomPassword: supportedInput('secretsmanager:GetRandomPassword', PASSWORD, (input: PasswordRules, { authorize }) => {
        authorize({ action: 'secretsmanager:GetRandomPassword', resource: '*' });
        return { RandomPassword: randomPassword(input) };
      }),
    },
  };
}
