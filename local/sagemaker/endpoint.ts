import type { DeploymentConfig, DescribeEndpointOutput, EndpointStatus } from '@aws-sdk/client-sagemaker';
import { captureSummary, variantSummaries } from './describe-endpoint';
import { DataCapture } from './data-capture';
import { findConfig } from './endpoint-config';
import { Fleet } from './fleet';
import { bake } from './rollback-alarms';
import { rolloutSteps } from './rollout';
import type { SageMakerState } from './state';
import { emitStateChange } from './state-change';

/** How an update goes on from the endpoint as it is. */
export interface UpdateOptions {
  readonly deployment?: DeploymentConfig;
  /** Keep the instance counts and weights that variants of the same name have now. */
  readonly retainVariants?: boolean;
}

/** An endpoint: its fleet, its traffic and its updates. */
export class Endpoint {
  readonly created: Date;
  private status: EndpointStatus = 'Creating';
  private failureReason?: string;
  private modified: Date;
  private fleet?: Fleet;
  /** The new fleet of an update and the share of the traffic that it gets. */
  private green?: { readonly fleet: Fleet; readonly capture?: DataCapture; share: number };
  private greenCredit = 0;
  private generation = 0;
  private closed = false;
  private capture?: DataCapture;
  private lastDeployment?: DeploymentConfig;

  constructor(
    private readonly state: SageMakerState,
    readonly name: string,
    readonly arn: string,
    private configName: string,
  ) {
    this.created = this.modified = state.cloud.clock.date();
  }

  get busy(): boolean {
    return this.status !== 'InService' && this.status !== 'Failed';
  }

  /** Fleet and capture for one request, by the shares of an update in progress; undefined before the endpoint is in service. */
  route(): { readonly fleet: Fleet; readonly capture?: DataCapture } | undefined {
    if (this.green) {
      this.greenCredit += this.green.share;
      if (this.greenCredit >= 1) {
        this.greenCredit -= 1;
        return this.green;
      }
    }
    return this.fleet && { fleet: this.fleet, capture: this.capture };
  }

  /** Starts the first fleet; the status tells how it went. */
  async create(): Promise<void> {
    this.enter('Creating');
    try {
      const { fleet, capture } = await this.launch(this.configName, false);
      this.fleet = fleet;
      this.capture = capture;
      this.enter('InService');
    } catch (error) {
      this.failureReason = (error as Error).message;
      this.enter('Failed');
    }
  }

  /** Moves the traffic to a new fleet; a failure or an alarm leaves the old one in service and gives the reason. */
  async update(configName: string, { deployment, retainVariants }: UpdateOptions): Promise<void> {
    this.failureReason = undefined;
    this.enter('Updating');
    try {
      const launched = await this.launch(configName, retainVariants ?? false);
      this.green = { ...launched, share: 0 };
      await this.shift(deployment);
      const former = { fleet: this.fleet, capture: this.capture };
      this.fleet = launched.fleet;
      this.capture = launched.capture;
      this.green = undefined;
      await retire(former);
      this.configName = configName;
      this.lastDeployment = deployment;
    } catch (error) {
      this.failureReason = (error as Error).message;
      const failed = this.green;
      this.green = undefined;
      this.enter('RollingBack');
      await retire(failed);
    }
    this.enter('InService');
  }

  /** Changes weights and instance counts in place, as autoscaling does. */
  async rescale(changes: readonly { readonly variant: string; readonly weight?: number; readonly count?: number }[]): Promise<void> {
    this.enter('Updating');
    try {
      for (const { variant, weight, count } of changes) {
        if (weight !== undefined) {
          this.fleet?.weights.set(variant, weight);
        }
        if (count !== undefined) {
          await this.fleet?.variant(variant).scale(count);
        }
      }
    } catch (error) {
      this.failureReason = (error as Error).message;
    } finally {
      this.enter('InService');
    }
  }

  /** Ends every process and writes what has been captured. */
  async stop(): Promise<void> {
    this.closed = true;
    this.fleet?.stop();
    this.green?.fleet.stop();
    await Promise.all([this.capture?.close(), this.green?.capture?.close()]);
  }

  /** What DescribeEndpoint answers. */
  describe(): DescribeEndpointOutput {
    const capture = this.fleet?.config.DataCaptureConfig;
    return {
      EndpointName: this.name,
      EndpointArn: this.arn,
      EndpointConfigName: this.configName,
      EndpointStatus: this.status,
      FailureReason: this.failureReason,
      CreationTime: this.created,
      LastModifiedTime: this.modified,
      LastDeploymentConfig: this.lastDeployment,
      ProductionVariants: this.fleet && variantSummaries(this.fleet),
      ...(capture && { DataCaptureConfig: captureSummary(capture) }),
    };
  }

  private async launch(configName: string, retain: boolean): Promise<{ fleet: Fleet; capture?: DataCapture }> {
    const config = findConfig(this.state, configName);
    const counts = new Map(retain ? this.fleet?.variants.map((variant) => [variant.name, variant.desired] as const) : []);
    const weights = retain ? (this.fleet?.weights ?? new Map<string, number>()) : new Map<string, number>();
    const fleet = new Fleet(this.state, this.name, ++this.generation, config, { counts, weights });
    await fleet.start();
    if (this.closed) {
      fleet.stop();
      throw new Error(`the endpoint ${this.name} was deleted`);
    }
    return { fleet, capture: DataCapture.of(this.state, this.name, config) };
  }

  private async shift(deployment: DeploymentConfig | undefined): Promise<void> {
    const instances = this.green?.fleet.variants.reduce((sum, variant) => sum + variant.desired, 0) ?? 1;
    for (const { share, bakeSec } of rolloutSteps(deployment, instances)) {
      if (this.green) {
        this.green.share = share;
      }
      await bake(this.state.cloud, deployment?.AutoRollbackConfiguration, bakeSec);
    }
  }

  private enter(status: EndpointStatus): void {
    this.status = status;
    this.modified = this.state.cloud.clock.date();
    const eventStatus = status.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
    emitStateChange(this.state.cloud, 'Endpoint', this.arn, { ...this.describe(), EndpointStatus: eventStatus });
  }
}

/** Ends a fleet that gets no new requests, and writes its capture. */
async function retire(former: { readonly fleet?: Fleet; readonly capture?: DataCapture } | undefined): Promise<void> {
  await former?.fleet?.retire();
  await former?.capture?.close();
}
