import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SEGMENTS } from '../../../lambda/shared/join-part';
import { MAP_WORKERS } from '../workflow/map-workers';
import type { Definition, State } from '../workflow/states';
import { integrationArn, invokeFunction } from '../workflow/states';

/** What the states name. */
export interface QualityTargets {
  readonly bucketName: string;
  /** Prefixes of the endpoint's capture and of its labels, with a slash at their end; year, month and day follow. */
  readonly capturePrefix: string;
  readonly labelPrefix: string;
  readonly horizonDays: number;
  /** Requests, over all days of the horizon, that one join holds in memory. @default 500000 */
  readonly requestsPerJoin?: number;
  readonly sort: IFunction;
  readonly join: IFunction;
  readonly judge: IFunction;
}

/** Files that one function call sorts. */
const FILES_PER_BATCH = 100;

/**
 * Sorts the day before `time` (its captured predictions, the labels collected on it and since) by inference id, joins both sides over the
 * horizon, in as many shares as the traffic needs, and judges each day that has something new.
 */
export function qualityStates(targets: QualityTargets): Definition {
  const { capturePrefix, labelPrefix, horizonDays, requestsPerJoin = 500_000 } = targets;
  const requests = '$sum($states.result[0])';
  return {
    StartAt: 'Window',
    States: {
      Window: {
        Type: 'Pass',
        Assign: {
          time: '{% $states.input.time %}',
          today: '{% $substring($states.input.time, 0, 10) %}',
          window: '{% $substring($fromMillis($toMillis($states.input.time) - 86400000), 0, 10) %}',
        },
        Next: 'Sources',
      },
      Sources: {
        Type: 'Map',
        Items: [
          { side: 'predictions', day: '{% $window %}', prefix: capturePrefix },
          { side: 'labels', day: '{% $window %}', prefix: labelPrefix },
          { side: 'labels', day: '{% $today %}', prefix: labelPrefix },
        ],
        // One by one: each takes all the concurrency that is kept for the function.
        MaxConcurrency: 1,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'Sort', States: { Sort: sortSource(targets) } },
        Assign: {
          joins: `{% $max([1, $min([${SEGMENTS}, $ceil(${requests} * ${horizonDays + 1} / ${requestsPerJoin})])]) %}`,
        },
        Next: 'Join',
      },
      Join: {
        Type: 'Map',
        Items: `{% [[0..$joins - 1].{ 'window': $window, 'first': $floor($ * ${SEGMENTS} / $joins), 'last': $floor(($ + 1) * ${SEGMENTS} / $joins) - 1 }] %}`,
        MaxConcurrency: MAP_WORKERS,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'JoinShare',
          States: { JoinShare: invokeFunction(targets.join, '{% $states.input %}', { End: true }) },
        },
        Next: 'Judge',
      },
      Judge: invokeFunction(targets.judge, { window: '{% $window %}', time: '{% $time %}', parts: '{% $states.input %}' }, { End: true }),
    },
  };
}

function sortSource({ bucketName, sort }: QualityTargets): State {
  return {
    Type: 'Map',
    ItemReader: {
      Resource: integrationArn('s3:listObjectsV2'),
      Arguments: { Bucket: bucketName, Prefix: "{% $states.input.prefix & $replace($states.input.day, '-', '/') & '/' %}" },
    },
    ItemBatcher: {
      MaxItemsPerBatch: FILES_PER_BATCH,
      BatchInput: { side: '{% $states.input.side %}', day: '{% $states.input.day %}', prefix: '{% $states.input.prefix %}' },
    },
    MaxConcurrency: MAP_WORKERS,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'SortBatch',
      States: { SortBatch: invokeFunction(sort, '{% $states.input %}', { End: true }, { timeoutSec: 240 }) },
    },
    End: true,
  };
}
