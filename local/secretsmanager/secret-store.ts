import { createHash } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';

/** A secret value: one of the two. */
export interface SecretValue {
  readonly SecretString?: string;
  readonly SecretBinary?: Uint8Array;
}

/** One version of a secret. */
export interface SecretVersion extends SecretValue {
  readonly id: string;
  readonly createdAt: Date;
  /** For example `AWSCURRENT`; each stage is at one version. */
  readonly stages: Set<string>;
}

/** A secret and its versions, oldest first. */
export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  changedAt: Date;
  description?: string;
  /** @default - the AWS managed key, which everybody in the account may use through Secrets Manager */
  kmsKeyId?: string;
  tags: readonly { readonly Key?: string; readonly Value?: string }[];
  /** Set once the deletion is scheduled: nobody reads the secret from then on. */
  deletionDate?: Date;
  readonly versions: SecretVersion[];
}

/** The secrets of one account and region. */
export class SecretStore {
  private readonly secrets = new Map<string, Secret>();

  constructor(private readonly cloud: Cloud) {}

  /** ARN of a secret: Secrets Manager ends it with six characters, here always the same for a name. */
  arn(name: string): string {
    return this.cloud.arn('secretsmanager', `secret:${name}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`);
  }

  /** ARN of the secret that a request names, also of one that is not there. */
  arnOf(secretId: string): string {
    return secretId.startsWith('arn:') ? secretId : this.arn(secretId);
  }

  /** The secret by its name, ARN, or ARN without the last six characters. */
  find(secretId = ''): Secret {
    const found = this.secrets.get(secretId) ?? this.list().find(({ arn }) => arn === secretId || arn.slice(0, -7) === secretId);
    if (!found) {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return found;
  }

  create(name: string, settings: Pick<Secret, 'description' | 'kmsKeyId' | 'tags'>): Secret {
    const known = this.secrets.get(name);
    if (known) {
      throw known.deletionDate
        ? new AwsError(
            'InvalidRequestException',
            "You can't create this secret because a secret with this name is already scheduled for deletion.",
          )
        : new AwsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);
    }
    const now = this.cloud.clock.date();
    const secret: Secret = { name, arn: this.arn(name), createdAt: now, changedAt: now, versions: [], ...settings };
    this.secrets.set(name, secret);
    return secret;
  }

  delete(name: string): void {
    this.secrets.delete(name);
  }

  /** Every secret by name. */
  list(): Secret[] {
    return [...this.secrets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** The secrets of a cloud. */
export const secretStore = perCloud((cloud) => new SecretStore(cloud));
