import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { invalidCombination, invalidValue } from './invalid-parameter';
import type { Dimension } from './metric-data-query';
import { dimensionsOf } from './metric-data-query';
import { recordSample } from './record';
import type { Sample } from './sample';
import { virtualTime } from './virtual-time';

const MAX_METRICS = 1000;
const MAX_VALUES = 150;
const MAX_DIMENSIONS = 30;
const LARGEST_VALUE = 2 ** 360;
const HOUR_MS = 3_600_000;
/** How old and how new a value may be. */
const PAST_MS = 14 * 24 * HOUR_MS;
const FUTURE_MS = 2 * HOUR_MS;

interface Datum {
  readonly MetricName: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Timestamp?: Date;
  readonly Value?: number;
  readonly Values?: readonly number[];
  readonly Counts?: readonly number[];
  readonly StatisticValues?: { readonly SampleCount: number; readonly Sum: number; readonly Minimum: number; readonly Maximum: number };
  readonly Unit?: string;
  readonly StorageResolution?: number;
}

interface PutInput {
  readonly Namespace: string;
  readonly MetricData: readonly Datum[];
}

/** `PutMetricData`: one value that is refused refuses the request. */
export function putMetricData({ Namespace: namespace, MetricData: data }: PutInput, { cloud, authorize }: CallContext): Promise<void> {
  authorize({ action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': namespace } });
  if (namespace.startsWith('AWS/')) {
    throw invalidValue('The value AWS/ for parameter Namespace is invalid.');
  }
  if (data.length > MAX_METRICS) {
    throw invalidValue(`The collection MetricData must not have a size greater than ${MAX_METRICS}.`);
  }
  const now = cloud.clock.now();
  const records = data.map((datum, index) => {
    const member = `MetricData.member.${index + 1}`;
    const time = datum.Timestamp === undefined ? now : virtualTime(datum.Timestamp.getTime(), cloud.clock);
    assertDatum(datum, member, time, now);
    return { datum, time, samples: samplesOf(datum, member) };
  });
  for (const { datum, time, samples } of records) {
    const id = { namespace, name: datum.MetricName, dimensions: dimensionsOf(datum.Dimensions) };
    for (const sample of samples) {
      recordSample(cloud, id, time, sample, datum.Unit);
    }
  }
  return Promise.resolve();
}

function assertDatum(datum: Datum, member: string, time: number, now: number): void {
  if ((datum.Dimensions?.length ?? 0) > MAX_DIMENSIONS) {
    throw invalidValue(`The collection ${member}.Dimensions must not have a size greater than ${MAX_DIMENSIONS}.`);
  }
  if (time < now - PAST_MS || time > now + FUTURE_MS) {
    throw invalidValue(
      `The parameter ${member}.Timestamp must specify a time no more than two weeks in the past and no more than two hours in the future.`,
    );
  }
  if (![undefined, 1, 60].includes(datum.StorageResolution)) {
    throw invalidValue(`The parameter ${member}.StorageResolution must be 1 or 60.`);
  }
}

function samplesOf({ Value, Values, Counts, StatisticValues }: Datum, member: string): Sample[] {
  const given = Object.entries({ Value, Values, StatisticValues }).filter(([, value]) => value !== undefined);
  const [[first] = [], [second] = []] = given;
  if (first !== undefined && second !== undefined) {
    throw invalidCombination(
      `The parameters ${member}.${first} and ${member}.${second} are mutually exclusive and you have specified both.`,
    );
  }
  if (StatisticValues) {
    const { SampleCount: count, Sum: sum, Minimum: min, Maximum: max } = StatisticValues;
    assertNumbers([sum, min, max], member);
    return [{ count, sum, min, max }];
  }
  if (Values) {
    return valuesWithCounts(Values, Counts, member);
  }
  if (Value === undefined) {
    throw new AwsError('MissingParameter', `At least one of the parameters must be specified: ${member}.Value, Values, StatisticValues.`);
  }
  assertNumbers([Value], member);
  return [Value];
}

function valuesWithCounts(values: readonly number[], counts: readonly number[] | undefined, member: string): Sample[] {
  if (values.length > MAX_VALUES) {
    throw invalidValue(`The collection ${member}.Values must not have a size greater than ${MAX_VALUES}.`);
  }
  if (counts && counts.length !== values.length) {
    throw invalidValue(`The parameters ${member}.Values and ${member}.Counts must be of the same size.`);
  }
  assertNumbers(values, member);
  return values.map((value, index) => {
    const count = counts?.[index] ?? 1;
    return count === 1 ? value : { count, sum: value * count, min: value, max: value };
  });
}

function assertNumbers(values: readonly number[], member: string): void {
  const other = values.find((value) => !Number.isFinite(value) || Math.abs(value) > LARGEST_VALUE);
  if (other !== undefined) {
    throw invalidValue(`The value ${other} for parameter ${member}.Value is invalid.`);
  }
}
