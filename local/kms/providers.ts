import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { PolicyDocument } from '../core/service';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';
import type { Key, KeySettings } from './key';
import { newKeyMaterial } from './key';
import { keyStore } from './key-store';

const DAY_MS = 86_400_000;

/** Makes keys and aliases from templates. */
export function kmsProviders(cloud: Cloud): ResourceProvider[] {
  return [keyProvider(cloud), aliasProvider(cloud)];
}

function keyProvider(cloud: Cloud): ResourceProvider {
  return {
    type: 'AWS::KMS::Key',
    properties: ['KeyPolicy', 'Description', 'Enabled', 'KeySpec', 'KeyUsage', 'PendingWindowInDays'],
    recorded: ['EnableKeyRotation', 'RotationPeriodInDays', 'Tags', 'BypassPolicyLockoutSafetyCheck'],
    replaceOn: ['KeySpec', 'KeyUsage'],
    create: (properties, context) => {
      const id = stableUuid(context.physicalName());
      const material = newKeyMaterial(properties.KeySpec as string | undefined, properties.KeyUsage as string | undefined);
      return Promise.resolve(provisionedKey(keyStore(cloud).add(id, material, settings(properties, context))));
    },
    update: (physicalId, properties, _previous, context) => {
      const key = keyStore(cloud).find(physicalId);
      key.settings = settings(properties, context);
      return Promise.resolve(provisionedKey(key));
    },
    delete: (physicalId, properties) => {
      const days = Number(properties.PendingWindowInDays ?? 30);
      keyStore(cloud).find(physicalId).deletionDate = new Date(cloud.clock.now() + days * DAY_MS);
      return Promise.resolve();
    },
  };
}

function provisionedKey(key: Key): Provisioned {
  return { physicalId: key.id, attributes: { Arn: key.arn, KeyId: key.id } };
}

function settings(properties: Properties, context: ProvisionContext): KeySettings {
  return {
    description: String(properties.Description ?? ''),
    policy: (properties.KeyPolicy as PolicyDocument | undefined) ?? defaultPolicy(context),
    enabled: isTrue(properties.Enabled ?? true),
    rotationEnabled: isTrue(properties.EnableKeyRotation),
  };
}

/** Templates may write booleans as strings. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** The policy that KMS gives a key without one: the account's IAM policies decide. */
function defaultPolicy({ partition, account }: ProvisionContext): PolicyDocument {
  const root = `arn:${partition}:iam::${account}:root`;
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }] };
}

function aliasProvider(cloud: Cloud): ResourceProvider {
  const point = (alias: string, keyId: string): Promise<Provisioned> => {
    keyStore(cloud).setAlias(alias, keyId);
    return Promise.resolve({ physicalId: alias });
  };
  return {
    type: 'AWS::KMS::Alias',
    properties: ['AliasName', 'TargetKeyId'],
    replaceOn: ['AliasName'],
    create: (properties) => {
      const alias = String(properties.AliasName);
      if (keyStore(cloud).hasAlias(alias)) {
        throw new AwsError('AlreadyExistsException', `An alias with the name ${cloud.arn('kms', alias)} already exists`);
      }
      return point(alias, String(properties.TargetKeyId));
    },
    update: (physicalId, properties) => point(physicalId, String(properties.TargetKeyId)),
    delete: (physicalId) => {
      keyStore(cloud).deleteAlias(physicalId);
      return Promise.resolve();
    },
  };
}
