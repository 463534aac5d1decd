import type { DescribeMapRunCommandInput, ListMapRunsCommandInput } from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { MapRuns } from './map-runs';
import { page } from './page';

/** The operations that read the runs of distributed Map states. */
export function mapRunOperations(mapRuns: MapRuns): Record<string, Operation> {
  return {
    DescribeMapRun: supportedInput('DescribeMapRun', ['mapRunArn'], ({ mapRunArn = '' }: DescribeMapRunCommandInput, { authorize }) => {
      authorize({ action: 'states:DescribeMapRun', resource: mapRunArn });
      const mapRun = mapRuns.get(mapRunArn);
      if (!mapRun) {
        throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
      }
      return { ...mapRun, redriveCount: 0 };
    }),
    ListMapRuns: supportedInput(
      'ListMapRuns',
      ['executionArn', 'maxResults', 'nextToken'],
      ({ executionArn = '', maxResults, nextToken }: ListMapRunsCommandInput, { authorize }) => {
        authorize({ action: 'states:ListMapRuns', resource: executionArn });
        const { items, nextToken: following } = page(mapRuns.ofExecution(executionArn), maxResults, nextToken);
        const listed = items.map(({ mapRunArn, stateMachineArn, startDate, stopDate }) => ({
          executionArn,
          mapRunArn,
          stateMachineArn,
          startDate,
          stopDate,
        }));
        return { mapRuns: listed, nextToken: following };
      },
    ),
  };
}
