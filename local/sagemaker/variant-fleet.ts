import type { ProductionVariant } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../core/aws-error';
import type { ContainerSettings } from './container-process';
import { Instance } from './instance';
import { findModel } from './model';
import { prepareModel } from './serve-model';
import type { ServingAnswer, ServingRequest } from './serving-process';
import { ServingProcess } from './serving-process';
import type { SageMakerState } from './state';
import { required } from './validation';

const DEFAULT_STARTUP_MS = 60_000;
const DEFAULT_PING_INTERVAL_MS = 5_000;

/**
 * The instances of one variant: one serving process each, asked in turn.
 *
 * A process that ends or stops answering `GET /ping` is replaced. A serverless variant has one process, started by its first request.
 */
export class VariantFleet {
  readonly name: string;
  readonly serverless: boolean;
  /** Instances that the variant should have. */
  desired: number;
  private readonly instances: Instance[] = [];
  private readonly open = new Set<Promise<unknown>>();
  private settings?: Pick<ContainerSettings, 'image' | 'folder' | 'environment'>;
  private health?: NodeJS.Timeout;
  private turn = 0;
  private stopped = false;

  /** `folder` is unique to this fleet; `desired` is the configuration's number unless given. */
  constructor(
    private readonly state: SageMakerState,
    private readonly endpointName: string,
    private readonly folder: string,
    readonly variant: ProductionVariant,
    desired?: number,
  ) {
    this.name = required(variant, 'VariantName');
    this.serverless = variant.ServerlessConfig !== undefined;
    this.desired = this.serverless ? 1 : (desired ?? variant.InitialInstanceCount ?? 1);
  }

  /** Instances that answer; a serverless variant always counts as one. */
  get current(): number {
    return this.serverless ? 1 : this.instances.filter((instance) => instance.status === 'healthy').length;
  }

  /** Loads the model and starts every instance; rejects when one does not get healthy. */
  async start(): Promise<void> {
    const model = findModel(this.state, required(this.variant, 'ModelName'));
    this.settings = await prepareModel(this.state, model, ['endpoints', this.endpointName, this.folder, this.name]);
    if (!this.serverless) {
      await this.scale(this.desired);
      this.health = setInterval(() => void this.checkHealth(), this.state.options.pingIntervalMs ?? DEFAULT_PING_INTERVAL_MS);
      this.health.unref();
    }
  }

  /** Adds or ends instances until there are `count` of them. */
  async scale(count: number): Promise<void> {
    this.desired = count;
    const surplus = this.instances.splice(count);
    await this.drain();
    for (const instance of surplus) {
      instance.retire();
    }
    while (this.instances.length < count) {
      this.instances.push(this.launch());
    }
    await Promise.all(this.instances.map((instance) => instance.ready));
  }

  /** Runs a request on the instance whose turn it is; an instance that does not answer is replaced and its error thrown. */
  send(request: ServingRequest): Promise<ServingAnswer> {
    const sending = this.next().then((instance) =>
      instance.process.send(request).catch((error: unknown) => {
        this.replace(instance);
        throw error;
      }),
    );
    this.open.add(sending);
    const close = (): boolean => this.open.delete(sending);
    sending.then(close, close);
    return sending;
  }

  /** Resolves when the requests that are open now have been answered. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.open);
  }

  /** The instance whose turn it is; waits while the only ones start. */
  private async next(): Promise<Instance> {
    if (this.serverless && this.instances.length === 0) {
      this.instances.push(this.launch());
    }
    const healthy = this.instances.filter((instance) => instance.status === 'healthy');
    const candidates = healthy.length > 0 ? healthy : this.instances;
    const instance = candidates[this.turn++ % Math.max(1, candidates.length)];
    try {
      await instance?.ready;
    } catch (cause) {
      throw new AwsError('ServiceUnavailable', `no instance of ${this.name} is healthy: ${(cause as Error).message}`, 503);
    }
    if (!instance) {
      throw new AwsError('ServiceUnavailable', `${this.name} has no instance`, 503);
    }
    return instance;
  }

  /** Ends an instance that does not answer and starts another one in its place. */
  private replace(instance: Instance): void {
    const place = this.instances.indexOf(instance);
    instance.retire();
    if (place >= 0 && !this.stopped) {
      this.instances[place] = this.launch();
    }
  }

  /** Ends every instance. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.health);
    for (const instance of this.instances.splice(0)) {
      instance.retire();
    }
  }

  private launch(): Instance {
    const { state, endpointName } = this;
    if (!this.settings) {
      throw new Error(`the model of ${this.name} is not loaded`);
    }
    const settings = { ...this.settings, logGroup: `/aws/sagemaker/Endpoints/${endpointName}`, logStream: `${this.name}/${this.folder}` };
    const limit = this.variant.ContainerStartupHealthCheckTimeoutInSeconds;
    const startupMs = limit === undefined ? (state.options.startupTimeoutMs ?? DEFAULT_STARTUP_MS) : limit * 1000;
    const instance = new Instance(new ServingProcess(state, settings), startupMs);
    void instance.process.container.exit.then(() => {
      if (instance.status === 'healthy') {
        this.replace(instance);
      }
    });
    return instance;
  }

  private async checkHealth(): Promise<void> {
    await Promise.all(
      this.instances.map(async (instance) => {
        const sick = instance.status === 'gone' || (instance.status === 'healthy' && !(await instance.process.healthy()));
        if (sick && this.instances.includes(instance)) {
          this.replace(instance);
        }
      }),
    );
  }
}
