import type { MinuteOfTraffic, SageMakerState } from './state';
import type { VariantFleet } from './variant-fleet';

/** How one invocation went; times in milliseconds. */
interface Invocation {
  readonly status: number;
  readonly modelMs: number;
  readonly overheadMs: number;
}

/** Publishes AWS/SageMaker's metrics of each invocation and tells listeners each finished minute with traffic. */
export class InvocationMetrics {
  private readonly minutes = new Map<VariantFleet, { minute: number; perInstance: number }>();

  constructor(private readonly state: SageMakerState) {}

  record(endpointName: string, variant: VariantFleet, { status, modelMs, overheadMs }: Invocation): void {
    const values = {
      Invocations: 1,
      InvocationsPerInstance: 1 / Math.max(1, variant.current),
      Invocation4XXErrors: status >= 400 && status < 500 ? 1 : 0,
      Invocation5XXErrors: status >= 500 ? 1 : 0,
      ModelLatency: modelMs * 1000,
      OverheadLatency: overheadMs * 1000,
    };
    const dimensions = { EndpointName: endpointName, VariantName: variant.name };
    for (const [name, value] of Object.entries(values)) {
      this.state.cloud.ports.metric({ namespace: 'AWS/SageMaker', name, dimensions, value });
    }
    this.countMinute(endpointName, variant, values.InvocationsPerInstance);
  }

  private countMinute(endpointName: string, variant: VariantFleet, perInstance: number): void {
    const minute = Math.floor(this.state.cloud.clock.now() / 60_000);
    const open = this.minutes.get(variant);
    if (open?.minute === minute) {
      open.perInstance += perInstance;
      return;
    }
    this.minutes.set(variant, { minute, perInstance });
    if (open) {
      const traffic: MinuteOfTraffic = {
        endpointName,
        variantName: variant.name,
        minute: open.minute,
        invocationsPerInstance: open.perInstance,
      };
      for (const listener of this.state.trafficListeners) {
        listener(traffic);
      }
    }
  }
}
