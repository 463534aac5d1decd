import type { DescribeMapRunCommandInput, ListMapRunsCommandInput, UpdateMapRunCommandInput } from '@aws-sdk/client-sfn';
import { AwsError } from '../core/aws-error';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { assertArn } from './arns';
import { findExecution } from './execution-start';
import type { Executions } from './executions';
import type { MapRun } from './map-run';
import { countsOf } from './map-run';
import { page } from './page';

/** The operations on the runs of distributed Map states. */
export function mapRunOperations(executions: Executions): Record<string, Operation> {
  const { mapRuns } = executions;
  const find = (mapRunArn: string): MapRun => {
    assertArn(mapRunArn, 'mapRun');
    const mapRun = mapRuns.get(mapRunArn);
    if (!mapRun) {
      throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    }
    return mapRun;
  };
  return {
    DescribeMapRun: supportedInput('DescribeMapRun', ['mapRunArn'], ({ mapRunArn = '' }: DescribeMapRunCommandInput, { authorize }) => {
      authorize({ action: 'states:DescribeMapRun', resource: mapRunArn });
      return describe(find(mapRunArn));
    }),
    ListMapRuns: supportedInput(
      'ListMapRuns',
      ['executionArn', 'maxResults', 'nextToken'],
      ({ executionArn = '', maxResults, nextToken }: ListMapRunsCommandInput, { authorize }) => {
        authorize({ action: 'states:ListMapRuns', resource: executionArn });
        findExecution(executions, executionArn);
        const { items, nextToken: following } = page(mapRuns.ofExecution(executionArn), maxResults, nextToken);
        const listed = items.map(({ mapRunArn, stateMachineArn, startDate, stopDate }) => ({
          ...{ executionArn, mapRunArn, stateMachineArn, startDate, stopDate },
        }));
        return { mapRuns: listed, nextToken: following };
      },
    ),
    UpdateMapRun: supportedInput(
      'UpdateMapRun',
      ['mapRunArn', 'maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'],
      ({ mapRunArn = '', ...settings }: UpdateMapRunCommandInput, { authorize }) => {
        authorize({ action: 'states:UpdateMapRun', resource: mapRunArn });
        const mapRun = find(mapRunArn);
        if (mapRun.status !== 'RUNNING') {
          throw new AwsError('ValidationException', `the Map Run is ${mapRun.status} and can no longer be updated`);
        }
        const all: [string, number | undefined][] = Object.entries(settings);
        const given = all.filter((entry): entry is [string, number] => entry[1] !== undefined);
        for (const [name, value] of given) {
          assertSetting(name, value);
        }
        Object.assign(mapRun.settings, Object.fromEntries(given));
        mapRun.onSettings?.();
        return {};
      },
    ),
  };
}

function assertSetting(name: string, value: number): void {
  const largest = name === 'toleratedFailurePercentage' ? 100 : Infinity;
  if (!(value >= 0 && value <= largest)) {
    throw new AwsError('ValidationException', `${name} must be a number from 0${largest === 100 ? ' to 100' : ''}, got ${value}`);
  }
}

function describe(mapRun: MapRun): object {
  const { mapRunArn, executionArn, status, startDate, stopDate, redriveCount, redriveDate, settings } = mapRun;
  return {
    ...{ mapRunArn, executionArn, status, startDate, stopDate, redriveCount, redriveDate },
    maxConcurrency: settings.maxConcurrency,
    toleratedFailureCount: settings.toleratedFailureCount ?? 0,
    toleratedFailurePercentage: settings.toleratedFailurePercentage ?? 0,
    ...countsOf(mapRun),
  };
}
