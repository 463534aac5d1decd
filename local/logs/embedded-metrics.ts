import { virtualTime } from '../cloudwatch/virtual-time';
import type { MetricValue } from '../core/cloud';
import type { Clock } from '../core/clock';
import type { LogEvent } from './log-stream';

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string; readonly Unit?: string }[];
}

type Document = Readonly<Record<string, unknown>>;

const MAX_NAME = 1024;
const MAX_METRICS = 100;
const MAX_VALUES = 100;
const MAX_DIMENSIONS = 30;

/** The metric values of a line in the embedded metric format; none of any other line, nor of directives that break its rules. */
export function embeddedMetrics(event: LogEvent, clock: Clock): MetricValue[] {
  const document = parse(event.message);
  const metadata = document?._aws as { Timestamp?: unknown; CloudWatchMetrics?: unknown } | null | undefined;
  const { Timestamp: timestamp, CloudWatchMetrics: directives } = metadata ?? {};
  if (!document || typeof timestamp !== 'number' || !Array.isArray(directives)) {
    return [];
  }
  const time = new Date(virtualTime(timestamp, clock));
  return directives.filter((directive) => isDirective(directive)).flatMap((directive) => valuesOf(directive, document, time));
}

function valuesOf({ Namespace: namespace, Dimensions, Metrics }: Directive, document: Document, time: Date): MetricValue[] {
  const sets = Dimensions.map((keys) => dimensionsOf(keys, document)).filter((set) => set !== undefined);
  return Metrics.flatMap(({ Name: name, Unit: unit }) =>
    numbersOf(document[name]).flatMap((value) => sets.map((dimensions) => ({ namespace, name, dimensions, value, unit, time }))),
  );
}

/** A target is a number or a list of at most 100 numbers. */
function numbersOf(target: unknown): number[] {
  const values = [target].flat();
  return values.length <= MAX_VALUES && values.every((value) => typeof value === 'number') ? values : [];
}

/** The values of a dimension set; undefined when one of them is not there as a text. */
function dimensionsOf(keys: readonly string[], document: Document): Record<string, string> | undefined {
  const pairs = keys.map((key) => [key, document[key]] as const);
  const valid = pairs.every(([, value]) => typeof value === 'string' && value.length >= 1 && value.length <= MAX_NAME);
  return valid ? (Object.fromEntries(pairs) as Record<string, string>) : undefined;
}

function isDirective(directive: unknown): directive is Directive {
  const { Namespace, Dimensions, Metrics } = (directive ?? {}) as Readonly<Record<string, unknown>>;
  return (
    isName(Namespace) &&
    Array.isArray(Dimensions) &&
    Dimensions.every((set) => Array.isArray(set) && set.length <= MAX_DIMENSIONS && set.every(isName)) &&
    Array.isArray(Metrics) &&
    Metrics.length <= MAX_METRICS &&
    Metrics.every((metric) => isMetric(metric))
  );
}

function isMetric(metric: unknown): boolean {
  const { Name, Unit, StorageResolution } = (metric ?? {}) as Readonly<Record<string, unknown>>;
  return (
    isName(Name) && ['undefined', 'string'].includes(typeof Unit) && [undefined, 1, 60].includes(StorageResolution as number | undefined)
  );
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= MAX_NAME;
}

function parse(message: string): Document | undefined {
  if (!message.includes('"_aws"')) {
    return undefined;
  }
  try {
    // A line that went through the runtime's console has the time, request and level before it, parted by tabs.
    return JSON.parse(message.slice(message.indexOf('{'))) as Document;
  } catch {
    return undefined;
  }
}
