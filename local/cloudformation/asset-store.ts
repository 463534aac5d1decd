import { perCloud } from '../core/per-cloud';
import type { FileAsset } from './assembly-assets';

/** Where the published assets of a cloud are on this machine. */
export class AssetStore {
  private readonly paths = new Map<string, string>();

  add({ bucketName, objectKey, path }: FileAsset): void {
    this.paths.set(`${bucketName}/${objectKey}`, path);
  }

  /** Folder or file of the asset that was published as this object; fails for any other object. */
  path(bucket: string, key: string): string {
    const path = this.paths.get(`${bucket}/${key}`);
    if (path === undefined) {
      throw new Error(`s3://${bucket}/${key} is no asset of the deployed assembly`);
    }
    return path;
  }
}

/** The assets of a cloud. */
export const assetStore = perCloud(() => new AssetStore());
