import type { ResultConfiguration } from '@aws-sdk/client-athena';
import { AwsError } from '../core/aws-error';
import type { Statement } from './statement';
import type { WorkGroup } from './workgroup';

/** Where and how results are written: the workgroup's word, or the request's where the workgroup lets it. Throws without a location. */
export function resultSettings(workGroup: WorkGroup, asked: ResultConfiguration | undefined): ResultConfiguration {
  const { EnforceWorkGroupConfiguration: enforced, ResultConfiguration: own } = workGroup.configuration;
  const settings = enforced === true ? own : { ...own, ...asked };
  if (settings?.OutputLocation === undefined) {
    throw new AwsError(
      'InvalidRequestException',
      'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
    );
  }
  return settings;
}

/** S3 URI of a query's result file, or of UNLOAD's manifest. */
export function outputLocation(settings: ResultConfiguration, id: string, statement: Statement): string {
  const name = statement.kind === 'UNLOAD' ? `${id}-manifest.csv` : `${id}.csv`;
  return `${(settings.OutputLocation ?? '').replace(/\/?$/, '/')}${name}`;
}
