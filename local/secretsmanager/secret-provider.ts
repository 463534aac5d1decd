import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import type { PasswordRules } from './random-password';
import { randomPassword } from './random-password';

const MAX_NAME_LENGTH = 256;

/** Makes secrets from templates, with a given or a generated value. */
export function secretProvider(cloud: Cloud): ResourceProvider {
  const root = rootCaller(cloud);
  return {
    type: 'AWS::SecretsManager::Secret',
    properties: ['Name', 'Description', 'SecretString', 'GenerateSecretString', 'KmsKeyId', 'Tags'],
    replaceOn: ['Name'],
    create: async (properties, context) => {
      const { Description, KmsKeyId, Tags } = properties as Readonly<Record<string, unknown>>;
      const Name = String(properties.Name ?? context.physicalName(MAX_NAME_LENGTH));
      const input = { Name, Description, KmsKeyId, Tags, SecretString: valueOf(properties) };
      return provisioned((await cloud.call<{ ARN: string }>(root, 'secretsmanager', 'CreateSecret', input)).ARN);
    },
    update: async (physicalId, properties, previous) => {
      const { Description, KmsKeyId } = properties as Readonly<Record<string, unknown>>;
      const parts = ['SecretString', 'GenerateSecretString'];
      const isSame = parts.every((part) => JSON.stringify(properties[part]) === JSON.stringify(previous[part]));
      const input = { SecretId: physicalId, Description, KmsKeyId, ...(!isSame && { SecretString: valueOf(properties) }) };
      await cloud.call(root, 'secretsmanager', 'UpdateSecret', input);
      return provisioned(physicalId);
    },
    delete: async (physicalId) => {
      await cloud.call(root, 'secretsmanager', 'DeleteSecret', { SecretId: physicalId, ForceDeleteWithoutRecovery: true });
    },
  };
}

function provisioned(arn: string): Provisioned {
  return { physicalId: arn, attributes: { Id: arn } };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html */
function valueOf(properties: Properties): string | undefined {
  const generate = properties.GenerateSecretString as
    (PasswordRules & { readonly GenerateStringKey?: string; readonly SecretStringTemplate?: string }) | undefined;
  if (!generate) {
    return properties.SecretString as string | undefined;
  }
  const { GenerateStringKey: key, SecretStringTemplate: template, ...rules } = generate;
  const password = randomPassword(rules);
  return key === undefined ? password : JSON.stringify({ ...(JSON.parse(template ?? '{}') as object), [key]: password });
}
