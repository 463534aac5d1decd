import type { MetricValue } from '../core/cloud';
import type { Clock } from '../core/clock';
import type { LogEvent } from './log-stream';

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

type EmbeddedLine = Readonly<Record<string, unknown>> & {
  readonly _aws: { readonly Timestamp?: number; readonly CloudWatchMetrics?: readonly Directive[] };
};

const HOUR_MS = 3_600_000;
/** The longest that a function can have run since it took the time, in milliseconds. */
const LONGEST_RUN_MS = 15 * 60_000;

/** The metric values of a line in the embedded metric format; none of any other line. */
export function embeddedMetrics(event: LogEvent, clock: Clock): MetricValue[] {
  const line = parse(event.message);
  const time = line === undefined ? undefined : new Date(virtualTime(line._aws.Timestamp ?? event.timestamp, clock));
  return (line?._aws.CloudWatchMetrics ?? []).flatMap((directive) =>
    directive.Metrics.flatMap(({ Name: name }) =>
      [line?.[name]]
        .flat()
        .filter((value): value is number => typeof value === 'number')
        .flatMap((value) =>
          directive.Dimensions.map((keys) => ({
            namespace: directive.Namespace,
            name,
            dimensions: Object.fromEntries(keys.map((key) => [key, String(line?.[key])])),
            value,
            time,
          })),
        ),
    ),
  );
}

function parse(message: string): EmbeddedLine | undefined {
  if (!message.includes('"_aws"')) {
    return undefined;
  }
  try {
    // A line that went through the runtime's console has the time, request and level before it, parted by tabs.
    return JSON.parse(message.slice(message.indexOf('{'))) as EmbeddedLine;
  } catch {
    return undefined;
  }
}

/**
 * The time of a metric, in virtual time.
 *
 * Functions live in real time. One that stamps a metric with its own clock means now; any other time is its own, as that of the data.
 */
function virtualTime(timestamp: number, clock: Clock): number {
  const real = Date.now();
  const clocksDiffer = Math.abs(clock.now() - real) > HOUR_MS;
  return clocksDiffer && Math.abs(timestamp - real) < LONGEST_RUN_MS ? clock.now() : timestamp;
}
