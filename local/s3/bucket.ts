import type { NotificationConfiguration, OwnershipControls, PublicAccessBlockConfiguration, Tag } from '@aws-sdk/client-s3';
import type { PolicyDocument } from '../core/service';
import { ContentFiles } from './content-files';
import { compareKeys } from './key-order';
import type { MultipartUpload } from './multipart-upload';
import type { ObjectVersion } from './object-version';

/** Default encryption with a KMS key. */
export interface KmsEncryption {
  /** @default - the AWS managed key, which everybody in the account may use through S3 */
  readonly keyId?: string;
  readonly bucketKeyEnabled: boolean;
}

/** What templates and clients set on a bucket; configurations have the SDK's shape. */
export interface BucketSettings {
  /** @default - versioning was never on */
  readonly versioning?: 'Enabled' | 'Suspended';
  /** @default - Amazon S3 managed keys */
  readonly encryption?: KmsEncryption;
  /** @default - nobody is told of events */
  readonly notifications?: NotificationConfiguration;
  /** @default - none */
  readonly tags?: readonly Tag[];
  /** @default - all public access is blocked */
  readonly publicAccessBlock?: PublicAccessBlockConfiguration;
  /** @default - ACLs are disabled, the bucket's owner owns every object */
  readonly ownership?: OwnershipControls;
}

/** A bucket: its settings and the versions of its objects, newest first. */
export class Bucket {
  settings: BucketSettings = {};
  policy?: PolicyDocument;
  readonly uploads = new Map<string, MultipartUpload>();
  readonly files: ContentFiles;
  private readonly versions = new Map<string, ObjectVersion[]>();
  private sortedKeys?: readonly string[];

  constructor(
    readonly name: string,
    readonly createdAt: Date,
    folder: string,
  ) {
    this.files = new ContentFiles(folder);
  }

  get isEmpty(): boolean {
    return this.versions.size === 0;
  }

  /** All keys that have a version, delete markers too, in the order of listings. */
  get keys(): readonly string[] {
    return (this.sortedKeys ??= [...this.versions.keys()].sort(compareKeys));
  }

  /** Versions of a key, newest first. */
  versionsOf(key: string): readonly ObjectVersion[] {
    return this.versions.get(key) ?? [];
  }

  /** The newest version, which may be a delete marker. */
  latest(key: string): ObjectVersion | undefined {
    return this.versions.get(key)?.[0];
  }

  /** Makes `version` the latest one; it takes the place of a version with the same id. */
  add(version: ObjectVersion): void {
    const current = this.versions.get(version.key)?.[0];
    if (current?.content && version.content && current.versionId === version.versionId) {
      this.files.replace(current.content, version.content);
      this.versions.get(version.key)?.splice(0, 1, version);
      this.show(version);
      return;
    }
    this.remove(version.key, version.versionId);
    const older = this.versions.get(version.key);
    if (!older) {
      this.sortedKeys = undefined;
    }
    if (older?.[0]?.content) {
      this.files.hide(older[0].content);
    }
    this.versions.set(version.key, [version, ...(older ?? [])]);
    this.show(version);
  }

  /** Removes one version for good and returns it; the version before it becomes the latest. */
  remove(key: string, versionId: string): ObjectVersion | undefined {
    const versions = this.versions.get(key) ?? [];
    const removed = versions.find((version) => version.versionId === versionId);
    if (!removed) {
      return undefined;
    }
    if (removed.content) {
      this.files.remove(removed.content);
    }
    const kept = versions.filter((version) => version !== removed);
    if (kept[0]) {
      this.versions.set(key, kept);
      this.show(kept[0]);
    } else {
      this.versions.delete(key);
      this.sortedKeys = undefined;
    }
    return removed;
  }

  private show(latest: ObjectVersion): void {
    if (latest.content) {
      this.files.showAtKey(latest.key, latest.content);
    }
  }
}
