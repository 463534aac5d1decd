import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { State } from '../workflow/states';
import { integrationArn, invokeFunction } from '../workflow/states';

/** Work on every range of a plan. */
export interface RangeMap {
  /** Bucket of the plan and of the results. */
  readonly bucketName: string;
  /** Name of the state inside the map: Step Functions takes a name only once in a state machine, wherever the state is. */
  readonly state: string;
  /** Works on one range; its input is a `RangeTask`. */
  readonly fn: IFunction;
  /** Ranges at a time. */
  readonly maxConcurrency: number;
  readonly next: string;
}

/** Longest work on a range, in seconds: a function's own limit. */
const RANGE_TIMEOUT_SEC = 900;

/**
 * Runs a function for each range of `$plan`.
 *
 * No range may fail: then a redrive of the execution runs the failed ranges again, and only them. What the ranges return goes to S3, because
 * it may be more than a state can hold; `$results` says where.
 */
export function rangeMap({ bucketName, state, fn, maxConcurrency, next }: RangeMap): State {
  return {
    Type: 'Map',
    ItemReader: {
      Resource: integrationArn('s3:getObject'),
      ReaderConfig: { InputType: 'JSONL' },
      Arguments: { Bucket: bucketName, Key: '{% $plan.rangesKey %}' },
    },
    ItemSelector: {
      batch: { prefix: '{% $plan.prefix %}', version: '{% $plan.version %}' },
      range: '{% $states.context.Map.Item.Value %}',
    },
    MaxConcurrency: maxConcurrency,
    ItemProcessor: {
      // A range may take longer than the five minutes of an express execution.
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: state,
      States: { [state]: invokeFunction(fn, '{% $states.input %}', { End: true }, { timeoutSec: RANGE_TIMEOUT_SEC }) },
    },
    ResultWriter: {
      Resource: integrationArn('s3:putObject'),
      WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
      Arguments: { Bucket: bucketName, Prefix: "{% $plan.prefix & 'results' %}" },
    },
    Assign: { results: { resultsKey: '{% $states.result.ResultWriterDetails.Key %}' } },
    Next: next,
  };
}
