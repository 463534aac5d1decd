import type { DeploymentConfig, DescribeEndpointOutput, EndpointStatus } from '@aws-sdk/client-sagemaker';
import { captureSummary, variantSummaries } from './describe-endpoint';
import { DataCapture } from './data-capture';
import { findConfig } from './endpoint-config';
import type { Served } from './endpoint-traffic';
import { EndpointTraffic } from './endpoint-traffic';
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

/** An endpoint: its state and its updates. */
export class Endpoint {
  readonly created: Date;
  private status: EndpointStatus = 'Creating';
  private failureReason?: string;
  private modified: Date;
  private readonly traffic = new EndpointTraffic();
  private generation = 0;
  private closed = false;
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
  route(): Served | undefined {
    return this.traffic.next();
  }

  /** Starts the first fleet; the status tells how it went. */
  async create(): Promise<void> {
    this.enter('Creating');
    try {
      this.traffic.current = await this.launch(this.configName, false);
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
      await this.shift(await this.launch(configName, retainVariants ?? false), deployment);
      await retire(this.traffic.complete());
      this.configName = configName;
      this.lastDeployment = deployment;
    } catch (error) {
      this.failureReason = (error as Error).message;
      const failed = this.traffic.cancel();
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
          this.traffic.current?.fleet.weights.set(variant, weight);
        }
        if (count !== undefined) {
          await this.traffic.current?.fleet.variant(variant).scale(count);
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
    const served = this.traffic.all;
    served.forEach(({ fleet }) => {
      fleet.stop();
    });
    await Promise.all(served.map(async ({ capture }) => capture?.close()));
  }

  /** What DescribeEndpoint answers. */
  describe(): DescribeEndpointOutput {
    const fleet = this.traffic.current?.fleet;
    const capture = fleet?.config.DataCaptureConfig;
    return {
      EndpointName: this.name,
      EndpointArn: this.arn,
      EndpointConfigName: this.configName,
      EndpointStatus: this.status,
      FailureReason: this.failureReason,
      CreationTime: this.created,
      LastModifiedTime: this.modified,
      LastDeploymentConfig: this.lastDeployment,
      ProductionVariants: fleet && variantSummaries(fleet),
      ...(capture && { DataCaptureConfig: captureSummary(capture) }),
    };
  }

  private async launch(configName: string, retain: boolean): Promise<Served> {
    const config = findConfig(this.state, configName);
    const counts = new Map(retain ? this.traffic.current?.fleet.variants.map((variant) => [variant.name, variant.desired] as const) : []);
    const weights = retain ? (this.traffic.current?.fleet.weights ?? new Map<string, number>()) : new Map<string, number>();
    const fleet = new Fleet(this.state, this.name, ++this.generation, config, { counts, weights });
    await fleet.start();
    if (this.closed) {
      fleet.stop();
      throw new Error(`the endpoint ${this.name} was deleted`);
    }
    return { fleet, capture: DataCapture.of(this.state, this.name, config) };
  }

  private async shift(to: Served, deployment: DeploymentConfig | undefined): Promise<void> {
    this.traffic.shift(to, 0);
    const instances = to.fleet.variants.reduce((sum, variant) => sum + variant.desired, 0);
    for (const { share, bakeSec } of rolloutSteps(deployment, instances)) {
      this.traffic.shift(to, share);
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
async function retire(former: Served | undefined): Promise<void> {
  await former?.fleet.retire();
  await former?.capture?.close();
}
