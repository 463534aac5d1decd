import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLIGHT_DELAY } from '../../cli/demo/versions';
import { packFolder } from '../../local/sagemaker/model-archive';
import type { DeployedPlatform } from './local-platform';

/** Runs `work` while the published training code holds other files, and puts the code back. */
export async function withTrainingCode(
  platform: DeployedPlatform,
  files: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const { s3 } = platform.admin;
  const place = await codePlace(platform);
  const { Body } = await s3.send(new GetObjectCommand(place));
  const original = await Body?.transformToByteArray();
  await s3.send(new PutObjectCommand({ ...place, Body: await packed(files) }));
  try {
    await work();
  } finally {
    await s3.send(new PutObjectCommand({ ...place, Body: original }));
  }
}

/** Where the training job reads its code, as the state machine says. */
async function codePlace(platform: DeployedPlatform): Promise<{ Bucket: string; Key: string }> {
  const stateMachineArn = platform.output(FLIGHT_DELAY.training, 'TrainingWorkflowArn');
  const { definition = '' } = await platform.admin.states.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const [, Bucket = '', Key = ''] = /s3:\/\/([^/"]+)\/([^/"]+\.gz)"/.exec(definition) ?? [];
  return { Bucket, Key };
}

async function packed(files: Readonly<Record<string, string>>): Promise<Buffer | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(folder, path), text);
    }
    return await packFolder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
