import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { CreateModelPackageCommand, DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { PACKAGE_METADATA } from '../../lambda/shared/package-metadata';
import { packFolder } from '../../local/sagemaker/model-archive';
import { MODEL } from './live-version';
import type { DeployedPlatform } from './local-platform';

/** An artefact and its signature, by their keys in the artifacts bucket. */
export interface SignedKeys {
  readonly artifactKey: string;
  readonly signatureKey: string;
}

/** Stores the artefact of a version under another name, with some files replaced. */
export async function storeArtifact(
  platform: DeployedPlatform,
  from: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { InferenceSpecification } = await platform.admin.sageMaker.send(new DescribeModelPackageCommand({ ModelPackageName: from }));
  const { s3 } = platform.admin;
  const Bucket = platform.output('DataLake', 'ArtifactsBucket');
  const source = InferenceSpecification?.Containers?.[0]?.ModelDataUrl?.slice(`s3://${Bucket}/`.length);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: source }));
  const Key = `${MODEL}/training/${name}/output/model.tar.gz`;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
  try {
    await pipeline(Body as Readable, extract({ cwd: folder }));
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(folder, path), text);
    }
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: await packFolder(folder) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return Key;
}

/** Lets the platform's own function sign an artefact. */
export async function sign(platform: DeployedPlatform, artifactKey: string): Promise<SignedKeys> {
  const lambda = new LambdaClient(platform.admin.config);
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const signer = Functions.find(({ Description }) => Description === `Signs artefacts of ${MODEL}`);
  const keys = {
    artifactKey,
    signatureKey: artifactKey.replace('/training/', '/evaluations/').replace('output/model.tar.gz', 'signature.json'),
  };
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: signer?.FunctionName, Payload: JSON.stringify(keys) }),
  );
  if (FunctionError !== undefined) {
    throw new Error(`the artefact must be signed: ${Buffer.from(Payload ?? []).toString('utf8')}`);
  }
  return keys;
}

/** Registers an artefact as an approved version that is like another in all else. */
export async function registerApproved(platform: DeployedPlatform, from: string, keys: SignedKeys): Promise<string> {
  const { sageMaker } = platform.admin;
  const like = await sageMaker.send(new DescribeModelPackageCommand({ ModelPackageName: from }));
  const [container] = like.InferenceSpecification?.Containers ?? [];
  const ModelDataUrl = `s3://${platform.output('DataLake', 'ArtifactsBucket')}/${keys.artifactKey}`;
  const { ModelPackageArn = '' } = await sageMaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: like.ModelPackageGroupName,
      ModelApprovalStatus: 'Approved',
      InferenceSpecification: { ...like.InferenceSpecification, Containers: [{ ...container, ModelDataUrl }] },
      CustomerMetadataProperties: { ...like.CustomerMetadataProperties, [PACKAGE_METADATA.SIGNATURE_KEY]: keys.signatureKey },
    }),
  );
  return ModelPackageArn;
}
