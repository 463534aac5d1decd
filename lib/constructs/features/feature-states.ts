import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { FeatureSource } from '../../../lambda/plan-features/contract';
import type { Definition } from '../workflow/states';
import { invokeFunction, task } from '../workflow/states';

/** What the states name. */
export interface FeatureTargets {
  readonly plan: IFunction;
  readonly seal: IFunction;
  readonly source: FeatureSource;
  readonly workgroupName: string;
  readonly databaseName: string;
}

/** Longest query: Athena's own limit. */
const QUERY_TIMEOUT_SEC = 1800;

/** Plans the parts of a feature run, computes them by queries, and seals the result; the same run again changes nothing. */
export function featureStates({ plan, seal, source, workgroupName, databaseName }: FeatureTargets): Definition {
  return {
    StartAt: 'Plan',
    States: {
      Plan: invokeFunction(
        plan,
        { request: '{% $states.input %}', source, attempt: '{% $states.context.Execution.Name %}' },
        { Next: 'IsDone' },
        { assign: { plan: '{% $states.result.Payload %}' } },
      ),
      IsDone: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $exists($plan.existing) %}', Next: 'Done' }],
        Default: 'Compute',
      },
      Done: { Type: 'Succeed', Output: '{% $plan.existing %}' },
      Compute: {
        Type: 'Map',
        Items: '{% $plan.parts %}',
        ItemProcessor: {
          StartAt: 'Query',
          States: {
            Query: task(
              'athena:startQueryExecution.sync',
              {
                QueryString: '{% $states.input.query %}',
                WorkGroup: workgroupName,
                QueryExecutionContext: { Database: databaseName },
              },
              { End: true },
              // A query that has begun is not tried again in the same place: it may have left files there.
              {
                timeoutSec: QUERY_TIMEOUT_SEC,
                retryOn: ['Athena.TooManyRequestsException'],
                output: '{% $states.result.QueryExecution.QueryExecutionId %}',
              },
            ),
          },
        },
        Next: 'Seal',
      },
      Seal: invokeFunction(seal, '{% $plan %}', { End: true }, { timeoutSec: 900 }),
    },
  };
}
