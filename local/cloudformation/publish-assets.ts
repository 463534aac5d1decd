import { readFile } from 'node:fs/promises';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { rootCaller } from '../core/root-caller';
import type { FileAsset } from './assembly-assets';
import { assetStore } from './asset-store';

/** Does what `cdk deploy` does with file assets: puts them into the bootstrap bucket. Archives are not packed: they are read in place. */
export async function publishAssets(cloud: Cloud, assets: readonly FileAsset[]): Promise<void> {
  const root = rootCaller(cloud);
  const files = assets.filter(({ packaging }) => packaging === 'file');
  for (const Bucket of new Set(assets.map(({ bucketName }) => bucketName))) {
    await createBucket(cloud, Bucket);
  }
  assets.forEach((asset) => {
    assetStore(cloud).add(asset);
  });
  for (const { path, bucketName, objectKey } of files) {
    await cloud.call(root, 's3', 'PutObject', { Bucket: bucketName, Key: objectKey, Body: await readFile(path) });
  }
}

async function createBucket(cloud: Cloud, Bucket: string): Promise<void> {
  try {
    await cloud.call(rootCaller(cloud), 's3', 'CreateBucket', { Bucket });
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'BucketAlreadyOwnedByYou')) {
      throw error;
    }
  }
}
