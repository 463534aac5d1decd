import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import { page, pageSize } from '../ssm/page';
import type { Secret, SecretValue, SecretVersion } from './secret-store';
import { secretStore } from './secret-store';
import { addVersion, findVersion } from './secret-versions';

const DAY_MS = 86_400_000;

/** The fields of the requests; the project does without this service's client and its types. */
interface SecretInput extends SecretValue {
  readonly SecretId?: string;
  readonly Name?: string;
  readonly ClientRequestToken?: string;
  readonly Description?: string;
  readonly KmsKeyId?: string;
  readonly Tags?: Secret['tags'];
  readonly VersionId?: string;
  readonly VersionStage?: string;
  readonly VersionStages?: readonly string[];
  readonly RecoveryWindowInDays?: number;
  readonly ForceDeleteWithoutRecovery?: boolean;
  readonly IncludePlannedDeletion?: boolean;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export function createSecret(input: SecretInput, call: CallContext): object {
  const store = secretStore(call.cloud);
  const name = input.Name ?? '';
  call.authorize({ action: 'secretsmanager:CreateSecret', resource: store.arn(name), context: { 'secretsmanager:Name': name } });
  if (!/^[\w/+=.@!-]{1,512}$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  }
  const secret = store.create(name, { description: input.Description, kmsKeyId: input.KmsKeyId, tags: input.Tags ?? [] });
  const hasValue = input.SecretString !== undefined || input.SecretBinary !== undefined;
  return { ARN: secret.arn, Name: name, VersionId: hasValue ? write(call, secret, input).id : undefined };
}

export function getSecretValue(input: SecretInput, call: CallContext): object {
  const secret = readable(call, 'GetSecretValue', input);
  const { id, createdAt, stages, SecretString, SecretBinary } = findVersion(secret, input.VersionId, input.VersionStage);
  useKey(call, 'kms:Decrypt', secret, id);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: [...stages],
    CreatedDate: createdAt,
    SecretString,
    SecretBinary,
  };
}

export function putSecretValue(input: SecretInput, call: CallContext): object {
  const secret = readable(call, 'PutSecretValue', input);
  const { id, stages } = write(call, secret, input);
  return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: [...stages] };
}

export function updateSecret(input: SecretInput, call: CallContext): object {
  const secret = readable(call, 'UpdateSecret', input);
  secret.description = input.Description ?? secret.description;
  secret.kmsKeyId = input.KmsKeyId ?? secret.kmsKeyId;
  const hasValue = input.SecretString !== undefined || input.SecretBinary !== undefined;
  return { ARN: secret.arn, Name: secret.name, VersionId: hasValue ? write(call, secret, input).id : undefined };
}

export function describeSecret(input: SecretInput, call: CallContext): object {
  const secret = found(call, 'DescribeSecret', input);
  return { ...describe(secret), VersionIdsToStages: stagesById(secret) };
}

export function listSecrets(input: SecretInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'secretsmanager:ListSecrets', resource: '*' });
  const listed = secretStore(cloud)
    .list()
    .filter(({ deletionDate }) => input.IncludePlannedDeletion ?? deletionDate === undefined);
  const { items, nextToken } = page(listed, pageSize(input.MaxResults, 100), input.NextToken);
  return { SecretList: items.map((secret) => ({ ...describe(secret), SecretVersionsToStages: stagesById(secret) })), NextToken: nextToken };
}

export function deleteSecret(input: SecretInput, call: CallContext): object {
  const secret = found(call, 'DeleteSecret', input);
  const days = input.RecoveryWindowInDays ?? 30;
  if (input.ForceDeleteWithoutRecovery && input.RecoveryWindowInDays !== undefined) {
    throw new AwsError('InvalidParameterException', "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
  }
  if (days < 7 || days > 30) {
    throw new AwsError('InvalidParameterException', 'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
  }
  const now = call.cloud.clock.now();
  secret.deletionDate = new Date(input.ForceDeleteWithoutRecovery ? now : now + days * DAY_MS);
  if (input.ForceDeleteWithoutRecovery) {
    secretStore(call.cloud).delete(secret.name);
  }
  return { ARN: secret.arn, Name: secret.name, DeletionDate: secret.deletionDate };
}

function write(call: CallContext, secret: Secret, input: SecretInput): SecretVersion {
  const id = input.ClientRequestToken ?? randomUUID();
  useKey(call, 'kms:GenerateDataKey', secret, id);
  return addVersion(secret, id, input, call.cloud.clock.date(), input.VersionStages);
}

function found({ cloud, authorize }: CallContext, operation: string, { SecretId = '', VersionStage, VersionId }: SecretInput): Secret {
  const store = secretStore(cloud);
  authorize({
    action: `secretsmanager:${operation}`,
    resource: store.arnOf(SecretId),
    context: {
      ...(operation === 'GetSecretValue' && { 'secretsmanager:VersionStage': VersionStage ?? 'AWSCURRENT' }),
      ...(VersionId !== undefined && { 'secretsmanager:VersionId': VersionId }),
    },
  });
  return store.find(SecretId);
}

function readable(call: CallContext, operation: string, input: SecretInput): Secret {
  const secret = found(call, operation, input);
  if (secret.deletionDate) {
    throw new AwsError('InvalidRequestException', "You can't perform this operation on the secret because it was marked for deletion.");
  }
  return secret;
}

/** Under a customer managed key the caller needs it too. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
function useKey({ cloud, caller }: CallContext, action: string, { kmsKeyId, arn }: Secret, SecretVersionId: string): void {
  if (kmsKeyId !== undefined) {
    authorizeKey(cloud, caller, action, kmsKeyId, 'secretsmanager', { SecretARN: arn, SecretVersionId });
  }
}

function describe({ arn, name, description, kmsKeyId, createdAt, changedAt, deletionDate, tags }: Secret): object {
  return {
    ARN: arn,
    Name: name,
    Description: description,
    KmsKeyId: kmsKeyId,
    CreatedDate: createdAt,
    LastChangedDate: changedAt,
    DeletedDate: deletionDate,
    Tags: tags,
  };
}

function stagesById({ versions }: Secret): Record<string, string[]> {
  return Object.fromEntries(versions.filter(({ stages }) => stages.size > 0).map(({ id, stages }) => [id, [...stages]]));
}
