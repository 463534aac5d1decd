import { gunzipSync } from 'node:zlib';
import type { CreateTransformJobRequest, DescribeTransformJobResponse, TransformJobStatus } from '@aws-sdk/client-sagemaker';
import type { S3Location } from '../core/s3-objects';
import { listObjects, parseS3Uri, readObject, writeObject } from '../core/s3-objects';
import type { Caller } from '../core/service';
import { SERVICE_PRINCIPAL } from './access';
import { inParallel } from './in-parallel';
import { findModel } from './model';
import { prepareModel } from './serve-model';
import { ServingProcess } from './serving-process';
import type { Job, SageMakerState } from './state';
import { emitStateChange } from './state-change';
import { relativeKey } from './training-input';
import { batches } from './transform-batch';
import { recordProcessing } from './transform-record';
import { transformRecords } from './transform-request';
import { required } from './validation';
import { without } from './without';

const BYTES_PER_MB = 1024 * 1024;
const DEFAULT_PAYLOAD_MB = 6;
type Description = { -readonly [K in keyof DescribeTransformJobResponse]: DescribeTransformJobResponse[K] };

/** Starts a transform job and returns at once; the description tells how far it is. */
export function startTransform(state: SageMakerState, arn: string, input: CreateTransformJobRequest): Job<DescribeTransformJobResponse> {
  const run = new TransformRun(state, arn, input);
  void run.start();
  return run;
}

class TransformRun implements Job<DescribeTransformJobResponse> {
  readonly description: Description;
  private server?: ServingProcess;
  private stopping = false;

  constructor(
    private readonly state: SageMakerState,
    private readonly arn: string,
    private readonly input: CreateTransformJobRequest,
  ) {
    this.description = {
      ...without(input, 'Tags'),
      TransformJobArn: arn,
      CreationTime: state.cloud.clock.date(),
      TransformJobStatus: 'InProgress',
    };
    this.enter('InProgress');
  }

  stop(): void {
    this.stopping = true;
    this.enter('Stopping');
    this.server?.stop();
  }

  /** Runs the job to its end; every failure ends in the description. */
  async start(): Promise<void> {
    try {
      await this.transform();
      this.finish('Completed');
    } catch (error) {
      this.finish(this.stopping ? 'Stopped' : 'Failed', this.stopping ? undefined : (error as Error).message);
    } finally {
      this.server?.stop();
    }
  }

  private async transform(): Promise<void> {
    const { state, input } = this;
    const { cloud } = state;
    const model = findModel(state, required(input, 'ModelName'));
    const caller = cloud.ports.callerFor(required(model, 'ExecutionRoleArn'), SERVICE_PRINCIPAL, 'SageMaker');
    const source = parseS3Uri(input.TransformInput?.DataSource?.S3DataSource?.S3Uri ?? '');
    const objects = (await listObjects(cloud, caller, source)).filter((object) => !object.key.endsWith('/'));
    if (objects.length === 0) {
      throw new Error(`ClientError: No S3 objects found under S3 URL s3://${source.bucket}/${source.key} given in input data source`);
    }
    const server = await this.startServer();
    this.description.TransformStartTime = cloud.clock.date();
    for (const { key } of objects) {
      await this.transformObject(server, caller, { bucket: source.bucket, key }, relativeKey(source.key, key));
    }
  }

  private async startServer(): Promise<ServingProcess> {
    const { state, input } = this;
    const name = required(input, 'TransformJobName');
    const prepared = await prepareModel(state, findModel(state, required(input, 'ModelName')), ['transform', name]);
    const server = new ServingProcess(state, {
      ...prepared,
      logGroup: '/aws/sagemaker/TransformJobs',
      logStream: `${name}/algo-1`,
      environment: {
        ...prepared.environment,
        ...input.Environment,
        SAGEMAKER_BATCH: 'true',
        SAGEMAKER_MAX_PAYLOAD_IN_MB: String(input.MaxPayloadInMB ?? DEFAULT_PAYLOAD_MB),
        SAGEMAKER_BATCH_STRATEGY: input.BatchStrategy === 'SingleRecord' ? 'SINGLE_RECORD' : 'MULTI_RECORD',
        SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: String(input.MaxConcurrentTransforms ?? 1),
      },
    });
    this.server = server;
    await server.ready(state.options.startupTimeoutMs ?? 60_000).catch((error: unknown) => {
      throw new Error(`AlgorithmError: ${(error as Error).message}. See job logs for more information`, { cause: error });
    });
    return server;
  }

  private async transformObject(server: ServingProcess, caller: Caller, location: S3Location, name: string): Promise<void> {
    const { input, state } = this;
    const settings = required(input, 'TransformInput');
    const raw = await readObject(state.cloud, caller, location);
    const text = (settings.CompressionType === 'Gzip' ? gunzipSync(raw) : raw).toString('utf8');
    const requests = batches(text, {
      splitType: settings.SplitType ?? 'None',
      strategy: input.BatchStrategy ?? 'MultiRecord',
      maxPayload: (input.MaxPayloadInMB ?? DEFAULT_PAYLOAD_MB) * BYTES_PER_MB,
    });
    const processing = recordProcessing(input.DataProcessing, settings.ContentType ?? '');
    const answers = await inParallel(requests, input.MaxConcurrentTransforms ?? 1, (records) =>
      transformRecords(server, input, records, processing, location.key),
    );
    const output = required(input, 'TransformOutput');
    const body = answers.join(output.AssembleWith === 'Line' ? '\n' : '');
    const target = parseS3Uri(`${required(output, 'S3OutputPath').replace(/\/$/, '')}/${name}.out`);
    await writeObject(state.cloud, caller, target, Buffer.from(output.AssembleWith === 'Line' ? `${body}\n` : body), output.KmsKeyId);
  }

  private enter(status: TransformJobStatus): void {
    this.description.TransformJobStatus = status;
    emitStateChange(this.state.cloud, 'Transform Job', this.arn, this.description);
  }

  private finish(status: TransformJobStatus, reason?: string): void {
    if (reason !== undefined) {
      this.description.FailureReason = reason;
    }
    this.description.TransformEndTime = this.state.cloud.clock.date();
    this.enter(status);
  }
}
