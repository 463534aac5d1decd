import { trainingPriceUsd } from '../../lib/config/training-prices';
import { FREE_WHILE_IDLE } from './free-while-idle';
import { IDLE_PRICES } from './prices';

/** A template, as far as its price depends on it. */
export interface PricedTemplate {
  readonly Resources: Readonly<Record<string, PricedResource>>;
}

interface PricedResource {
  readonly Type: string;
  readonly Properties?: unknown;
}

/** What a month costs while nothing happens. */
export interface IdleItem {
  readonly what: string;
  /** How many are paid for: endpoints by zone, metrics of alarms. */
  readonly count: number;
  /** Price of one for a month, in US dollars. */
  readonly monthlyUsd: number;
}

interface Variant {
  readonly InstanceType?: string;
  readonly InitialInstanceCount?: number;
}

/** AWS's month. */
const HOURS_A_MONTH = 730;

const REGION = 'us-east-1';

type Pricer = (properties: unknown) => IdleItem[];

const one = (what: string, monthlyUsd: number, count = 1): IdleItem => ({ what, count, monthlyUsd });

/** How a resource of a type that is paid for by time is priced. */
const PRICERS: Readonly<Record<string, Pricer>> = {
  'AWS::EC2::VPCEndpoint': (properties) => {
    const { VpcEndpointType, SubnetIds = [] } = properties as { VpcEndpointType?: string; SubnetIds?: readonly unknown[] };
    const month = IDLE_PRICES.interfaceEndpoint.usd * HOURS_A_MONTH;
    return VpcEndpointType === 'Interface' ? [one('Interface endpoints × zones', month, SubnetIds.length)] : [];
  },
  'AWS::KMS::Key': () => [one('KMS keys', IDLE_PRICES.key.usd)],
  'AWS::CloudWatch::Alarm': (properties) => {
    const { Metrics } = properties as { Metrics?: readonly { MetricStat?: unknown }[] };
    const metrics = Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
    return [one('Metrics of alarms', IDLE_PRICES.alarm.usd, metrics)];
  },
  // Target tracking makes an alarm to scale out and one to scale in.
  'AWS::ApplicationAutoScaling::ScalingPolicy': () => [one('Metrics of alarms', IDLE_PRICES.alarm.usd, 2)],
  'AWS::CloudWatch::Dashboard': () => [one('Dashboards', IDLE_PRICES.dashboard.usd)],
  'AWS::SageMaker::EndpointConfig': (properties) => {
    const { ProductionVariants } = properties as { ProductionVariants: readonly Variant[] };
    return ProductionVariants.flatMap(instances);
  },
};

/** A serverless variant has no instances. */
function instances({ InstanceType: type, InitialInstanceCount: count = 1 }: Variant): IdleItem[] {
  if (type === undefined) {
    return [];
  }
  // Serving costs what training on the same general-purpose type costs.
  const hourly = trainingPriceUsd(REGION, type);
  if (hourly === undefined) {
    throw new Error(`InstanceType must have a price in lib/config/training-prices.ts, got ${type}`);
  }
  return [one(`Endpoint instances ${type}, once a model is live`, hourly * HOURS_A_MONTH, count)];
}

/**
 * What the resources of an environment cost in a month in which nothing happens, the dearest first; list prices without free tiers.
 *
 * Throws for a resource type of which nobody has said what it costs.
 */
export function idleCost(templates: readonly PricedTemplate[]): IdleItem[] {
  const items = templates.flatMap(({ Resources }) => Object.values(Resources)).flatMap(price);
  const sums = new Map<string, IdleItem>();
  for (const item of items) {
    sums.set(item.what, { ...item, count: item.count + (sums.get(item.what)?.count ?? 0) });
  }
  return [...sums.values()].sort((a, b) => monthly(b) - monthly(a));
}

/** Cost of all pieces of an item in a month, in US dollars. */
export function monthly({ count, monthlyUsd }: IdleItem): number {
  return count * monthlyUsd;
}

function price({ Type, Properties }: PricedResource): IdleItem[] {
  const pricer = PRICERS[Type];
  if (pricer === undefined && !FREE_WHILE_IDLE.has(Type)) {
    throw new Error(`type must have a pricer or stand in free-while-idle.ts, got ${Type}`);
  }
  return pricer?.(Properties) ?? [];
}
