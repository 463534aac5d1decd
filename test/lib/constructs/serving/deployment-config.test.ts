import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnEndpoint } from 'aws-cdk-lib/aws-sagemaker';
import type { Rollout } from '../../../../lib/config/model-spec';
import { blueGreen } from '../../../../lib/constructs/serving/deployment-config';

/** The policy of a rollout that one alarm guards. */
function policy(rollout: Rollout) {
  const { blueGreenUpdatePolicy, autoRollbackConfiguration } = blueGreen(rollout, [{ alarmName: 'errors' } as IAlarm]);
  return { ...(blueGreenUpdatePolicy as CfnEndpoint.BlueGreenUpdatePolicyProperty), autoRollbackConfiguration };
}

test.each<[Rollout, object]>([
  [
    { type: 'canary', bakeSec: 600 },
    { type: 'CANARY', canarySize: { type: 'CAPACITY_PERCENT', value: 50 }, waitIntervalInSeconds: 600 },
  ],
  [
    { type: 'canary', canaryPercent: 25, bakeSec: 60 },
    { type: 'CANARY', canarySize: { type: 'CAPACITY_PERCENT', value: 25 }, waitIntervalInSeconds: 60 },
  ],
  [
    { type: 'all-at-once', bakeSec: 0 },
    { type: 'ALL_AT_ONCE', waitIntervalInSeconds: 0 },
  ],
])('with %j traffic moves by %j', (rollout, trafficRoutingConfiguration) => {
  expect(policy(rollout)).toMatchObject({ trafficRoutingConfiguration });
});

test.each([0, 600, 3600])('a deployment that bakes for %d seconds has an hour beside its waiting', (bakeSec) => {
  const { terminationWaitInSeconds, maximumExecutionTimeoutInSeconds } = policy({ type: 'all-at-once', bakeSec });
  expect(maximumExecutionTimeoutInSeconds).toBe(bakeSec + (terminationWaitInSeconds ?? 0) + 3600);
});

test('rolls back on its alarms', () => {
  expect(policy({ type: 'all-at-once', bakeSec: 0 }).autoRollbackConfiguration).toEqual({ alarms: [{ alarmName: 'errors' }] });
});
