import { randomUUID } from 'node:crypto';
import type { DataCaptureConfig, DescribeEndpointConfigOutput } from '@aws-sdk/client-sagemaker';
import { parseS3Uri, writeObject } from '../core/s3-objects';
import { SERVICE_PRINCIPAL } from './access';
import type { CapturedInvocation } from './capture-record';
import { captureRecord } from './capture-record';
import { findModel } from './model';
import type { SageMakerState } from './state';
import { required } from './validation';

/** Real time after which buffered records are written, in milliseconds. */
const FLUSH_AFTER_MS = 200;
/** Records of a file at most. */
const FLUSH_AT_RECORDS = 1000;

/** Samples an endpoint's traffic and writes it as JSON lines to the capture destination, with the model's execution role. */
export class DataCapture {
  private readonly buffers = new Map<string, { readonly variantName: string; readonly time: Date; readonly lines: string[] }>();
  private credit = 0;
  private timer?: NodeJS.Timeout;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly state: SageMakerState,
    private readonly endpointName: string,
    private readonly config: DescribeEndpointConfigOutput,
    private readonly settings: DataCaptureConfig,
  ) {
    state.captures.add(this);
  }

  /** The capture that a configuration asks for, if it does. */
  static of(state: SageMakerState, endpointName: string, config: DescribeEndpointConfigOutput): DataCapture | undefined {
    const settings = config.DataCaptureConfig;
    return settings?.EnableCapture === true ? new DataCapture(state, endpointName, config, settings) : undefined;
  }

  /** Buffers an invocation if it is in the sample: exactly the percentage, evenly spread. */
  record(invocation: CapturedInvocation): void {
    this.credit += this.settings.InitialSamplingPercentage ?? 0;
    if (this.credit < 100) {
      return;
    }
    this.credit -= 100;
    const time = this.state.cloud.clock.date();
    const hour = `${invocation.variantName}/${time.toISOString().slice(0, 13)}`;
    const buffer = this.buffers.get(hour) ?? { variantName: invocation.variantName, time, lines: [] };
    this.buffers.set(hour, buffer);
    buffer.lines.push(JSON.stringify(captureRecord(invocation, this.settings, time)));
    if (buffer.lines.length >= FLUSH_AT_RECORDS) {
      void this.flush();
    }
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** Writes what is buffered; resolves when everything recorded before is written or its failure is in the endpoint's log. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const buffers = [...this.buffers.values()];
    this.buffers.clear();
    this.writing = Promise.all([this.writing, ...buffers.map((buffer) => this.write(buffer.variantName, buffer.time, buffer.lines))]);
    await this.writing;
  }

  /** Writes what is buffered; nothing is recorded any more. */
  async close(): Promise<void> {
    await this.flush();
    this.state.captures.delete(this);
  }

  private async write(variantName: string, time: Date, lines: readonly string[]): Promise<void> {
    const { cloud } = this.state;
    const { bucket, key: prefix } = parseS3Uri(required(this.settings, 'DestinationS3Uri'));
    const key = [prefix.replace(/\/$/, ''), this.endpointName, variantName, captureFile(time)].filter(Boolean).join('/');
    try {
      const variant = this.config.ProductionVariants?.find((found) => found.VariantName === variantName);
      const model = findModel(this.state, variant?.ModelName ?? '');
      const role = cloud.ports.callerFor(required(model, 'ExecutionRoleArn'), SERVICE_PRINCIPAL, 'SageMaker');
      await writeObject(cloud, role, { bucket, key }, Buffer.from(`${lines.join('\n')}\n`), this.settings.KmsKeyId);
    } catch (error) {
      cloud.ports.log(`/aws/sagemaker/Endpoints/${this.endpointName}`, `${variantName}/data-log`, [
        `cannot write ${lines.length} captured records to s3://${bucket}/${key}: ${(error as Error).message}`,
      ]);
    }
  }
}

/** `yyyy/mm/dd/hh/mm-ss-SSS-<uuid>.jsonl` in UTC. */
function captureFile(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  const [hour = '', minute = '', second = ''] = clock.replace('Z', '').replace('.', '-').split(':');
  return `${date.replaceAll('-', '/')}/${hour}/${minute}-${second}-${randomUUID()}.jsonl`;
}
