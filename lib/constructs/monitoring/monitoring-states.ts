import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { MAP_WORKERS } from '../workflow/map-workers';
import type { Definition } from '../workflow/states';
import { integrationArn, invokeFunction } from '../workflow/states';

/** What the states name. */
export interface MonitoringTargets {
  readonly bucketName: string;
  /** Prefix of the endpoint's capture, with a slash at its end; year, month and day follow. */
  readonly capturePrefix: string;
  readonly profile: IFunction;
  readonly compare: IFunction;
}

/** Capture files that one function call profiles. */
const FILES_PER_BATCH = 20;

/** Profiles the capture files of the day before `time`, merges the profiles and compares them with the baseline. */
export function monitoringStates({ bucketName, capturePrefix, profile, compare }: MonitoringTargets): Definition {
  return {
    StartAt: 'Window',
    States: {
      Window: {
        Type: 'Pass',
        Assign: {
          time: '{% $states.input.time %}',
          window: '{% $substring($fromMillis($toMillis($states.input.time) - 86400000), 0, 10) %}',
        },
        Next: 'Profile',
      },
      Profile: {
        Type: 'Map',
        ItemReader: {
          Resource: integrationArn('s3:listObjectsV2'),
          Arguments: { Bucket: bucketName, Prefix: `{% '${capturePrefix}' & $replace($window, '-', '/') & '/' %}` },
        },
        ItemBatcher: { MaxItemsPerBatch: FILES_PER_BATCH, BatchInput: { window: '{% $window %}' } },
        MaxConcurrency: MAP_WORKERS,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'ProfileBatch',
          States: { ProfileBatch: invokeFunction(profile, '{% $states.input %}', { End: true }, { timeoutSec: 240 }) },
        },
        Next: 'Compare',
      },
      Compare: invokeFunction(compare, { window: '{% $window %}', time: '{% $time %}', parts: '{% $states.input %}' }, { End: true }),
    },
  };
}
