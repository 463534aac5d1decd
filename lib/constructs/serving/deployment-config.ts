import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnEndpoint } from 'aws-cdk-lib/aws-sagemaker';
import { canaryPercent } from '../../config/canary-percent';
import type { Rollout } from '../../config/model-spec';

/** Time that the old fleet is kept after the traffic has moved, in seconds. */
const TERMINATION_WAIT_SEC = 60;
/** Time for finding and starting instances, in seconds: what a deployment may take beside its waiting. */
const LAUNCH_SEC = 3600;

/** How CloudFormation moves an endpoint to a new config: blue/green, rolled back by the alarms. */
export function blueGreen(rollout: Rollout, alarms: readonly IAlarm[]): CfnEndpoint.DeploymentConfigProperty {
  return {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration:
        rollout.type === 'canary'
          ? {
              type: 'CANARY',
              canarySize: { type: 'CAPACITY_PERCENT', value: canaryPercent(rollout) },
              waitIntervalInSeconds: rollout.bakeSec,
            }
          : { type: 'ALL_AT_ONCE', waitIntervalInSeconds: rollout.bakeSec },
      terminationWaitInSeconds: TERMINATION_WAIT_SEC,
      maximumExecutionTimeoutInSeconds: rollout.bakeSec + TERMINATION_WAIT_SEC + LAUNCH_SEC,
    },
    autoRollbackConfiguration: { alarms: alarms.map((alarm) => ({ alarmName: alarm.alarmName })) },
  };
}
