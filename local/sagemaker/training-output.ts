import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateTrainingJobRequest } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../core/cloud';
import { parseS3Uri, writeObject } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { packFolder } from './model-archive';
import { required } from './validation';

/** Length at which AWS cuts the reason of a failure. */
export const MAX_REASON_LENGTH = 1024;

/** Uploads what a training job has left in `model` and `output/data`, and returns the S3 URI of the model. */
export async function uploadOutput(cloud: Cloud, caller: Caller, folder: string, input: CreateTrainingJobRequest): Promise<string> {
  const output = required(input, 'OutputDataConfig');
  const root = `${required(output, 'S3OutputPath').replace(/\/$/, '')}/${required(input, 'TrainingJobName')}/output`;
  for (const [source, name] of [['model', 'model.tar.gz'] as const, ['output/data', 'output.tar.gz'] as const]) {
    const archive = await packFolder(join(folder, source));
    if (archive) {
      await writeObject(cloud, caller, parseS3Uri(`${root}/${name}`), archive, output.KmsKeyId);
    }
  }
  return `${root}/model.tar.gz`;
}

/** Why the container failed: what it has left in `output/failure`, and its exit code. */
export async function failureReason(folder: string, code: number): Promise<string> {
  const left = await readFile(join(folder, 'output', 'failure'), 'utf8').catch(() => '');
  return `AlgorithmError: ${left.slice(0, MAX_REASON_LENGTH - 50)}, exit code: ${code}`;
}
