import { buffer } from 'node:stream/consumers';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { readObject } from '../../../local/core/s3-objects';
import { createS3 } from '../../../local/s3/service';
import type { SageMakerOptions } from '../../../local/sagemaker/options';
import { createSageMaker } from '../../../local/sagemaker/sagemaker';
import type { TestCloudOverrides } from '../test-cloud';
import { ROOT, testCloud } from '../test-cloud';

export const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0';
export const ROLE = 'arn:aws:iam::123456789012:role/model';

/** Serves `name,sum of the line's numbers` per CSV line; `boom` fails, `die` ends the process, `hang` never ends. */
export const SERVE = `
import os, time
def model_fn(model_dir):
    return open(os.path.join(model_dir, 'name.txt')).read()
def input_fn(data, content_type):
    if 'die' in data:
        os._exit(3)
    if 'hang' in data:
        time.sleep(60)
    return [[float(field) for field in line.split(',')] for line in data.splitlines()]
def predict_fn(rows, model):
    return [f'{model},{sum(row)}' for row in rows]
def output_fn(answers, accept):
    return '\\n'.join(answers), 'text/csv'
`;

/** A cloud with S3, SageMaker on plain Python and one bucket, `lab`. */
export async function sagemakerLab(options: Partial<SageMakerOptions> = {}, overrides: TestCloudOverrides = {}) {
  const cloud = testCloud(overrides);
  const sagemaker = createSageMaker(cloud, {
    containers: { 'sagemaker-xgboost': 'python3' },
    startupTimeoutMs: 10_000,
    pingIntervalMs: 50,
    ...options,
  });
  cloud.addService(createS3());
  cloud.addService(sagemaker);
  const call = <T = Record<string, never>>(operation: string, input: object, service = 'sagemaker'): Promise<T> =>
    cloud.call<T>(ROOT, service, operation, input);
  await call('CreateBucket', { Bucket: 'lab' }, 's3');

  const put = (key: string, body: string | Buffer): Promise<unknown> =>
    call('PutObject', { Bucket: 'lab', Key: key, Body: Buffer.from(body) }, 's3');
  const get = async (key: string): Promise<string> => (await readObject(cloud, ROOT, { bucket: 'lab', key })).toString();
  const keys = async (prefix: string): Promise<string[]> => {
    const { Contents } = await call<{ Contents?: { Key: string }[] }>('ListObjectsV2', { Bucket: 'lab', Prefix: prefix }, 's3');
    return (Contents ?? []).map((object) => object.Key);
  };
  const putModel = async (name: string, serve = SERVE): Promise<string> => {
    await put(`${name}/model.tar.gz`, await tarGz({ 'name.txt': name, 'code/serve.py': serve }));
    return `s3://lab/${name}/model.tar.gz`;
  };
  const createModel = async (name: string, serve = SERVE): Promise<void> => {
    await call('CreateModel', {
      ModelName: name,
      ExecutionRoleArn: ROLE,
      EnableNetworkIsolation: true,
      PrimaryContainer: {
        Image: IMAGE,
        ModelDataUrl: await putModel(name, serve),
        Environment: { SAGEMAKER_PROGRAM: 'serve.py', SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code' },
      },
    });
  };
  return { cloud, sagemaker, call, put, get, keys, putModel, createModel };
}

/** Packs files as tar.gz. */
export async function tarGz(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-tar-'));
  for (const [name, content] of Object.entries(files)) {
    const flat = join(folder, name.replace('/', '__'));
    writeFileSync(flat, content);
  }
  return buffer(
    create(
      { cwd: folder, gzip: true, portable: true, onWriteEntry: (entry) => void (entry.path = entry.path.replace('__', '/')) },
      Object.keys(files).map((name) => name.replace('/', '__')),
    ),
  );
}

/** Asks again every 20 ms until `done`; fails after 15 s. */
export async function eventually<T>(ask: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (done(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`still ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
