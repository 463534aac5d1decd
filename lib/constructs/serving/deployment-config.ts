import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnEndpoint } from 'aws-cdk-lib/aws-sagemaker';
import type { Rollout } from '../../config/model-spec';

/** Share of the instances that a canary takes when the rollout does not say, in percent. */
const DEFAULT_CANARY_PERCENT = 50;
/** Time that the old fleet is kept after the traffic has moved, in seconds. */
const TERMINATION_WAIT_SEC = 60;

/** How CloudFormation moves an endpoint to a new config: blue/green, rolled back by the alarms. */
export function blueGreen(rollout: Rollout, alarms: readonly IAlarm[]): CfnEndpoint.DeploymentConfigProperty {
  return {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration:
        rollout.type === 'canary'
          ? {
              type: 'CANARY',
              canarySize: { type: 'CAPACITY_PERCENT', value: rollout.canaryPercent ?? DEFAULT_CANARY_PERCENT },
              waitIntervalInSeconds: rollout.bakeSec,
            }
          : { type: 'ALL_AT_ONCE', waitIntervalInSeconds: rollout.bakeSec },
      terminationWaitInSeconds: TERMINATION_WAIT_SEC,
      maximumExecutionTimeoutInSeconds: 3600,
    },
    autoRollbackConfiguration: { alarms: alarms.map((alarm) => ({ alarmName: alarm.alarmName })) },
  };
}
