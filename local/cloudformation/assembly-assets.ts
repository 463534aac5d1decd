import { join } from 'node:path';
import { NotEmulated } from '../core/aws-error';
import type { AssemblyManifest, AssetManifest, FileAssetEntry } from './assembly-manifest';
import { artifactsOfType, readJson } from './assembly-manifest';

/** A file asset: what it is and where `cdk deploy` would put it. */
export interface FileAsset {
  /** Absolute path, or one relative to the working folder like the assembly's own. */
  readonly path: string;
  /** `zip`: a folder that is published as an archive. */
  readonly packaging: 'file' | 'zip';
  readonly bucketName: string;
  readonly objectKey: string;
}

/** All file assets of an assembly, each once. */
export function readFileAssets(
  folder: string,
  manifest: AssemblyManifest,
  environment: { readonly account: string; readonly region: string },
): FileAsset[] {
  const assets = artifactsOfType(manifest, 'cdk:asset-manifest').flatMap(([id, { properties }]) => {
    const { files = {}, dockerImages = {} } = readJson(folder, properties?.file ?? `${id}.json`) as AssetManifest;
    if (Object.keys(dockerImages).length > 0) {
      throw new NotEmulated(`container image assets: ${Object.keys(dockerImages).join(', ')} of ${id}`);
    }
    return Object.entries(files).flatMap(([hash, entry]) => fileAssets(folder, hash, entry, environment));
  });
  return [...new Map(assets.map((asset) => [`${asset.bucketName}/${asset.objectKey}`, asset])).values()];
}

function fileAssets(
  folder: string,
  hash: string,
  { source, destinations }: FileAssetEntry,
  { account, region }: { readonly account: string; readonly region: string },
): FileAsset[] {
  const { path, packaging = 'file' } = source;
  if (path === undefined || (packaging !== 'file' && packaging !== 'zip')) {
    throw new NotEmulated(`the file asset ${hash}: it needs a path and the packaging file or zip`);
  }
  const fill = (name: string): string =>
    name.replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Region}', region).replaceAll('${AWS::Partition}', 'aws');
  return Object.values(destinations).map(({ bucketName, objectKey }) => ({
    path: join(folder, path),
    packaging,
    bucketName: fill(bucketName),
    objectKey: fill(objectKey),
  }));
}
