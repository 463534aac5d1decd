import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../core/aws-error';
import { perCloud } from '../core/per-cloud';
import { Bucket } from './bucket';
import { noSuchBucket, noSuchKey } from './errors';

/** A current object for services that read its file themselves. */
export interface StoredObject {
  readonly key: string;
  /** The file with the object's bytes; to be opened at once, since a new version of the object moves it. */
  readonly path: string;
  /** Length in bytes. */
  readonly size: number;
  readonly lastModified: Date;
}

/** The buckets of one cloud, under `<dataDir>/s3`. */
export class ObjectStore {
  private readonly byName = new Map<string, Bucket>();

  constructor(private readonly folder: string) {}

  get buckets(): readonly Bucket[] {
    return [...this.byName.values()];
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The bucket, or an error `NoSuchBucket`. */
  bucket(name: string | undefined): Bucket {
    const bucket = this.byName.get(name ?? '');
    if (!bucket) {
      throw noSuchBucket(name ?? '');
    }
    return bucket;
  }

  create(name: string, createdAt: Date): Bucket {
    const bucket = new Bucket(name, createdAt, join(this.folder, name));
    this.byName.set(name, bucket);
    return bucket;
  }

  /** Removes an empty bucket. */
  delete(name: string): void {
    if (!this.bucket(name).isEmpty) {
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, { BucketName: name });
    }
    this.byName.delete(name);
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  /** Real file of an object's current version. Checks no permission: the caller has called `authorize` for `s3:GetObject`. */
  objectPath(bucket: string, key: string): string {
    const content = this.bucket(bucket).latest(key)?.content;
    if (!content) {
      throw noSuchKey(key);
    }
    return content.path;
  }

  /** Current objects whose key begins with `prefix`, in key order. Checks no permission. */
  list(bucket: string, prefix = ''): StoredObject[] {
    const found = this.bucket(bucket);
    return found.keys
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const latest = found.latest(key);
        return latest?.content ? [{ key, path: latest.content.path, size: latest.content.size, lastModified: latest.lastModified }] : [];
      });
  }
}

/** The object store of a cloud. */
export const objectStore = perCloud((cloud) => new ObjectStore(join(cloud.options.dataDir, 's3')));
