import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { ProvisionContext } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import { readObject } from '../core/s3-objects';
import type { FunctionCode } from './function-config';
import { runtimeFiles } from './runtime-files';
import { unzip } from './unzip';

/** Where code comes from: the property `Code` of a function, `Content` of a layer, or the input of `UpdateFunctionCode`. */
export interface CodeSource {
  /** Inline code in a template, an archive in the API. */
  readonly ZipFile?: string | Uint8Array;
  readonly S3Bucket?: string;
  readonly S3Key?: string;
  readonly S3ObjectVersion?: string;
  readonly ImageUri?: string;
}

/** Knows the folders and files of the assembly's assets. */
type Assets = Pick<ProvisionContext, 'assetPath'>;

/** Lays code out on this machine. Assets stay where they are; archives are unpacked, inline code is written. */
export async function functionCode(cloud: Cloud, source: CodeSource, runtime: string, assets?: Assets): Promise<FunctionCode> {
  const { ZipFile: inline, S3Bucket: bucket, S3Key: key } = source;
  if (source.ImageUri !== undefined) {
    throw new NotEmulated(`a Lambda function from a container image (${source.ImageUri}); use a runtime with code`);
  }
  if (typeof inline === 'string') {
    return inlineCode(cloud, inline, runtime);
  }
  if (inline) {
    return archivedCode(cloud, Buffer.from(inline));
  }
  if (bucket === undefined || key === undefined) {
    throw new AwsError('InvalidParameterValueException', 'Please provide a source for function code.');
  }
  const asset = assetOf(bucket, key, assets);
  if (asset === undefined) {
    return archivedCode(cloud, await readObject(cloud, rootCaller(cloud), { bucket, key }));
  }
  return statSync(asset).isDirectory()
    ? { folder: asset, sha256: sha256(`${bucket}/${key}`).toString('base64'), size: 0 }
    : archivedCode(cloud, readFileSync(asset));
}

function assetOf(bucket: string, key: string, assets: Assets | undefined): string | undefined {
  try {
    return assets?.assetPath(bucket, key);
  } catch {
    // No asset: an object that somebody has put into a bucket.
    return undefined;
  }
}

function archivedCode(cloud: Cloud, archive: Buffer): FunctionCode {
  const hash = sha256(archive);
  const folder = codeFolder(cloud, hash);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    unpack(archive, folder);
  }
  return { folder, sha256: hash.toString('base64'), size: archive.length };
}

function unpack(archive: Buffer, folder: string): void {
  try {
    unzip(archive, folder);
  } catch (cause) {
    throw new AwsError('InvalidParameterValueException', (cause as Error).message);
  }
}

/** AWS names the file `index` and lays the module that answers CloudFormation beside it. */
function inlineCode(cloud: Cloud, code: string, runtime: string): FunctionCode {
  const hash = sha256(`${runtime}\n${code}`);
  const folder = codeFolder(cloud, hash);
  const [file, answer] = runtime.startsWith('python') ? ['index.py', 'cfnresponse.py'] : ['index.js', 'cfn-response.js'];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), code);
  copyFileSync(join(runtimeFiles(cloud).folder, answer), join(folder, answer));
  return { folder, sha256: hash.toString('base64'), size: Buffer.byteLength(code) };
}

function codeFolder(cloud: Cloud, hash: Buffer): string {
  return join(cloud.options.dataDir, 'lambda', 'code', hash.toString('hex').slice(0, 32));
}

function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
