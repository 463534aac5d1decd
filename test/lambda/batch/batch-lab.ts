import './batch-environment';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { gunzipSync } from 'node:zlib';
import { handler as commit } from '../../../lambda/commit-batch/handler';
import { handler as join } from '../../../lambda/join-batch/handler';
import { handler as plan } from '../../../lambda/plan-batch/handler';
import { handler as prepare } from '../../../lambda/prepare-batch/handler';
import { handler as score } from '../../../lambda/score-batch/handler';
import type { BatchManifest, BatchResult } from '../../../lambda/shared/batch/manifest';
import type { BatchPart } from '../../../lambda/shared/batch/part';
import type { RangeTask } from '../../../lambda/shared/batch/plan';
import type { BadRecord } from '../../../lambda/shared/batch/records';
import { batchStates } from '../../../lib/constructs/batch/batch-states';
import { rangeMap } from '../../../lib/constructs/batch/range-map';
import { transformStates } from '../../../lib/constructs/batch/transform-states';
import type { Definition } from '../../../lib/constructs/workflow/states';
import { readObject, writeObject } from '../../../local/core/s3-objects';
import { s3Providers } from '../../../local/s3/providers';
import { createS3 } from '../../../local/s3/service';
import type { Described } from '../../local/step-functions/state-machine-harness';
import { Harness, functions } from '../../local/step-functions/state-machine-harness';
import { bucketWith, s3 } from '../../local/s3/s3-cloud';
import { ROOT } from '../../local/test-cloud';
import type { Model, Weather } from './clients';
import { connectClients } from './clients';
import { transformService } from './transform-service';

/** A version of the model that scores a distance of 100 as 0.1, and refuses what `refuses` says by a `ModelError`. */
export function version(number: number, refuses: (row: string) => Error | undefined = () => undefined): Model {
  return (rows) => {
    for (const row of rows) {
      const refusal = refuses(row);
      if (refusal !== undefined) {
        throw refusal;
      }
    }
    return { body: rows.map((row) => `${Number(row.split(',')[0]) / 1000}\n`).join(''), variant: `version-${number}` };
  };
}

/** Nothing happens. */
export const CALM: Weather = { before: () => undefined, after: () => undefined };

const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/plumbline-test-flights';
const ENDPOINT_STACK = 'Endpoint';
const MODEL_ROLE = 'arn:aws:iam::123456789012:role/model';

/** What a batch has published. */
export interface Published {
  readonly manifest: BatchManifest;
  /** `<record id> <score>` of all parts, sorted. */
  readonly scored: string[];
  readonly bad: (BadRecord & { readonly key: string })[];
}

/** The batch state machine on the local interpreter and the local S3, with the real functions; the model is played. */
export class BatchLab {
  /** The model behind the endpoint; it answers for the version that it is made for. */
  model: Model = version(1);
  /** Version that the Endpoint stack says is live; 0 is none. */
  live = 1;
  weather: Weather = CALM;
  /** Times that each range is given to its function at once. */
  deliveries = 1;
  /** Why the artefact is not what was signed. */
  refusal: Error | undefined;
  /** Lines that the functions have printed: their metrics. */
  readonly printed: string[] = [];
  readonly harness: Harness;
  /** SageMaker's jobs and models. */
  readonly transforms = transformService(() => this.model);

  constructor(private readonly engine: 'lambda' | 'transform' = 'lambda') {
    this.harness = new Harness({
      services: {
        ...functions({
          plan,
          commit,
          score: (task: RangeTask) => this.delivered(() => score(task)),
          prepare,
          join,
          verify: () => {
            if (this.refusal !== undefined) {
              throw this.refusal;
            }
            return {};
          },
        }),
        cloudformation: { DescribeStacks: () => Promise.resolve(this.stacks()) },
        ...this.transforms.service,
      },
    });
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => this.printed.push(String(line)) > 0);
    // Powertools complains about times that are not the real ones.
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const { cloud } = this.harness;
    cloud.addService(createS3());
    cloud.addProviders(s3Providers(cloud));
    this.transforms.connect(cloud);
    connectClients(
      cloud,
      () => this.model,
      () => this.weather,
    );
  }

  /** Makes the buckets. */
  async open(): Promise<this> {
    await bucketWith(this.harness.cloud, { BucketName: 'features' });
    await bucketWith(this.harness.cloud, { BucketName: 'quarantine' });
    return this;
  }

  /** Uploads a file to score. */
  async upload(name: string, body: string | Buffer, folder = 'flights/batch-input/in/'): Promise<void> {
    await writeObject(this.harness.cloud, ROOT, { bucket: 'features', key: `${folder}${name}` }, Buffer.from(body as string));
  }

  /** Runs the state machine to its end; the cause of a failed map is followed by the causes of its child executions. */
  async run(input: object = { batchId: 'b', input: 'flights/batch-input/in/' }): Promise<Described> {
    const ended = await this.harness.run(this.definition(), input);
    const causes = ended.error === 'States.ExceedToleratedFailureThreshold' ? await this.childCauses(ended.executionArn) : [];
    return { ...ended, ...(ended.cause !== undefined && { cause: [ended.cause, ...causes].join('\n') }) };
  }

  /** The result of a run that must succeed. */
  async result(input?: object): Promise<BatchResult> {
    const { status, output, error, cause } = await this.run(input);
    if (status !== 'SUCCEEDED') {
      throw new Error(`${status}: ${error ?? ''} ${cause ?? ''}`);
    }
    return JSON.parse(output ?? '') as BatchResult;
  }

  /** What readers find who trust the manifest alone; `undefined` when there is none. */
  async published(batchId = 'b'): Promise<Published | undefined> {
    const key = `flights/batch/${batchId}/manifest.json`;
    if (!(await this.keys('features', key)).includes(key)) {
      return undefined;
    }
    const manifest = JSON.parse(await this.text('features', key)) as BatchManifest;
    const parts = await Promise.all(manifest.parts.map((part) => this.part(part)));
    const bad = await Promise.all(
      manifest.parts.filter(({ quarantineKey }) => quarantineKey !== '').map((part) => this.text('quarantine', part.quarantineKey)),
    );
    return {
      manifest,
      scored: parts.flat().sort(),
      bad: bad.flatMap((file) => linesOf(file).map((line) => JSON.parse(line) as Published['bad'][number])),
    };
  }

  /** Keys of a bucket below a prefix. */
  async keys(bucket: string, prefix = ''): Promise<string[]> {
    const { Contents = [] } = await s3<{ Contents?: { Key: string }[] }>(this.harness.cloud, 'ListObjectsV2', {
      Bucket: bucket,
      Prefix: prefix,
    });
    return Contents.map(({ Key }) => Key);
  }

  async close(): Promise<void> {
    await this.harness.cloud.stop();
    jest.restoreAllMocks();
  }

  private async childCauses(executionArn: string): Promise<string[]> {
    const { mapRuns } = await this.harness.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn });
    const lists = await Promise.all(
      mapRuns.map(({ mapRunArn }) =>
        this.harness.call<{ executions: { executionArn: string }[] }>('ListExecutions', { mapRunArn, statusFilter: 'FAILED' }),
      ),
    );
    const failed = lists.flatMap(({ executions }) => executions);
    const children = await Promise.all(failed.map((child) => this.harness.end(child.executionArn)));
    return children.map(({ cause }) => cause ?? '');
  }

  private async part({ key, scored }: BatchPart): Promise<string[]> {
    const bytes = await readObject(this.harness.cloud, ROOT, { bucket: 'features', key });
    const lines = linesOf(gunzipSync(bytes).toString()).map((line) => JSON.parse(line) as { record_id: string; score: number });
    expect(lines).toHaveLength(scored);
    return lines.map(({ record_id: id, score: value }) => `${id} ${value}`);
  }

  private async text(bucket: string, key: string): Promise<string> {
    return (await readObject(this.harness.cloud, ROOT, { bucket, key })).toString();
  }

  private async delivered<T>(work: () => Promise<T>): Promise<T> {
    const [first] = await Promise.all(Array.from({ length: this.deliveries }, work));
    return first as T;
  }

  private stacks(): object {
    const live = this.live === 0 ? 'none' : `${PACKAGE}/${this.live}`;
    return { Stacks: [{ Outputs: [{ OutputKey: 'LiveModelPackageArn', OutputValue: live }] }] };
  }

  private definition(): object {
    const states = batchStates({
      endpointStackName: ENDPOINT_STACK,
      featureStateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:features',
      plan: fn('plan'),
      commit: fn('commit'),
      engine: this.engine === 'lambda' ? endpointDefinition() : transformDefinition(),
    });
    const text = JSON.stringify({ QueryLanguage: 'JSONata', ...states });
    return JSON.parse(text.replace(/\$\{Token\[AWS\.Partition\.\d+\]\}/g, 'aws')) as object;
  }
}

function endpointDefinition(): Definition {
  return {
    StartAt: 'Score',
    States: { Score: rangeMap({ bucketName: 'features', state: 'Range', fn: fn('score'), maxConcurrency: 2, next: 'Commit' }) },
  };
}

function transformDefinition(): Definition {
  return transformStates({
    model: 'flights',
    verify: fn('verify'),
    prepare: fn('prepare'),
    join: fn('join'),
    bucketName: 'features',
    bucketKeyArn: '',
    modelRoleArn: MODEL_ROLE,
    network: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    instanceType: 'ml.m5.xlarge',
    volumeKeyArn: 'key',
  });
}

function fn(functionArn: string): IFunction {
  return { functionArn } as IFunction;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
