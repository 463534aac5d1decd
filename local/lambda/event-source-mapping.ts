import { AwsError, NotEmulated } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { RecordFilter } from './event-source-filter';
import { recordFilter } from './event-source-filter';

/** Properties with an effect, which CloudFormation and the API name alike. */
export const MAPPING_FIELDS = [
  ...['BatchSize', 'BisectBatchOnFunctionError', 'DestinationConfig', 'Enabled', 'EventSourceArn', 'FilterCriteria', 'FunctionName'],
  ...['FunctionResponseTypes', 'MaximumBatchingWindowInSeconds', 'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts', 'ScalingConfig'],
  ...['StartingPosition'],
];

/** Where events come from. */
export type SourceKind = 'sqs' | 'dynamodb';

/** How events get from a queue or a stream to a function. */
export interface MappingSettings {
  readonly source: SourceKind;
  readonly sourceArn: string;
  /** Name or ARN, perhaps with a qualifier. */
  readonly functionName: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  /** How long records are gathered, in virtual seconds. */
  readonly windowSec: number;
  readonly filter: RecordFilter;
  /** Whether the function says which records of a batch have failed. */
  readonly reportsFailures: boolean;
  /** Most invocations at once, of a queue. */
  readonly maximumConcurrency?: number;
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON';
  readonly bisects: boolean;
  /** Attempts after the first one, of a stream. */
  readonly retries: number;
  /** Oldest record of a stream that is still tried, in seconds. */
  readonly maxRecordAgeSec: number;
  /** Queue or topic that is told about records of a stream that were given up. */
  readonly onFailure?: string;
}

interface Limits {
  readonly batchSize: number;
  readonly maxBatchSize: number;
}

const LIMITS: Readonly<Record<SourceKind, Limits>> = {
  sqs: { batchSize: 10, maxBatchSize: 10_000 },
  dynamodb: { batchSize: 100, maxBatchSize: 10_000 },
};
/** A larger batch of a queue needs a window to gather it. */
const MAX_BATCH_WITHOUT_WINDOW = 10;
const MAX_WINDOW_SEC = 300;

/** Reads the properties of a mapping; throws AWS's errors for values that it refuses. */
export function mappingSettings(properties: Properties): MappingSettings {
  const sourceArn = String(properties.EventSourceArn);
  const source = sourceKind(sourceArn);
  const { batchSize, maxBatchSize } = LIMITS[source];
  const settings: MappingSettings = {
    source,
    sourceArn,
    functionName: String(properties.FunctionName),
    enabled: String(properties.Enabled ?? true) === 'true',
    batchSize: inRange('batchSize', properties.BatchSize, batchSize, 1, maxBatchSize),
    windowSec: inRange('maximumBatchingWindowInSeconds', properties.MaximumBatchingWindowInSeconds, 0, 0, MAX_WINDOW_SEC),
    filter: recordFilter(properties.FilterCriteria as object | undefined),
    reportsFailures: ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures'),
    maximumConcurrency: optional((properties.ScalingConfig as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency),
    startingPosition: startingPosition(source, properties.StartingPosition as string | undefined),
    bisects: String(properties.BisectBatchOnFunctionError ?? false) === 'true',
    retries: unlimited(properties.MaximumRetryAttempts),
    maxRecordAgeSec: unlimited(properties.MaximumRecordAgeInSeconds),
    onFailure: (properties.DestinationConfig as { OnFailure?: { Destination?: string } } | undefined)?.OnFailure?.Destination,
  };
  assertQueue(settings);
  return settings;
}

function sourceKind(arn: string): SourceKind {
  const [, , service = ''] = arn.split(':');
  if (service !== 'sqs' && !(service === 'dynamodb' && arn.includes('/stream/'))) {
    throw new NotEmulated(`events of ${arn} for a function; there are SQS queues and DynamoDB streams`);
  }
  return service;
}

function startingPosition(source: SourceKind, value: string | undefined): MappingSettings['startingPosition'] {
  if (source === 'sqs') {
    if (value !== undefined) {
      throw invalid('StartingPosition is not valid for SQS event sources.');
    }
    return 'LATEST';
  }
  if (value !== 'LATEST' && value !== 'TRIM_HORIZON') {
    throw invalid(value === undefined ? 'StartingPosition is required' : `Unsupported starting position for this source: ${value}`);
  }
  return value;
}

function assertQueue({ source, sourceArn, batchSize, windowSec, maximumConcurrency = 2 }: MappingSettings): void {
  if (source !== 'sqs') {
    return;
  }
  if (sourceArn.endsWith('.fifo') ? batchSize > MAX_BATCH_WITHOUT_WINDOW : batchSize > MAX_BATCH_WITHOUT_WINDOW && windowSec === 0) {
    throw invalid('Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10');
  }
  if (sourceArn.endsWith('.fifo') && windowSec > 0) {
    throw invalid('Batching window is not supported for FIFO queues');
  }
  inRange('scalingConfig.maximumConcurrency', maximumConcurrency, 2, 2, 1000);
}

function inRange(name: string, value: unknown, usual: number, least: number, most: number): number {
  const number = Number(value ?? usual);
  if (!(number >= least && number <= most)) {
    throw invalid(`Value ${String(value)} at '${name}' failed to satisfy constraint: it must be from ${least} to ${most}`);
  }
  return number;
}

function optional(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** -1 and nothing mean without end. */
function unlimited(value: unknown): number {
  const number = Number(value ?? -1);
  return number < 0 ? Infinity : number;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}
