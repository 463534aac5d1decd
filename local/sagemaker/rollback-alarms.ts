import type { AutoRollbackConfig } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../core/cloud';
import { rootCaller } from '../core/root-caller';

/** Time between two looks at the alarms, in virtual milliseconds. */
const PERIOD_MS = 10_000;

interface AlarmState {
  readonly AlarmName?: string;
  readonly StateValue?: string;
}

/** Waits for `bakeSec` virtual seconds; throws as soon as one of the alarms is in ALARM. */
export async function bake(cloud: Cloud, rollback: AutoRollbackConfig | undefined, bakeSec: number): Promise<void> {
  const alarms = (rollback?.Alarms ?? []).flatMap((alarm) => alarm.AlarmName ?? []);
  const end = cloud.clock.now() + bakeSec * 1000;
  await checkAlarms(cloud, alarms);
  while (cloud.clock.now() < end) {
    await cloud.clock.sleep(Math.min(PERIOD_MS, end - cloud.clock.now()));
    await checkAlarms(cloud, alarms);
  }
}

async function checkAlarms(cloud: Cloud, alarms: readonly string[]): Promise<void> {
  if (alarms.length === 0) {
    return;
  }
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloud.call<{
    MetricAlarms?: readonly AlarmState[];
    CompositeAlarms?: readonly AlarmState[];
  }>(rootCaller(cloud), 'monitoring', 'DescribeAlarms', { AlarmNames: alarms });
  const fired = [...MetricAlarms, ...CompositeAlarms].filter((alarm) => alarm.StateValue === 'ALARM');
  if (fired.length > 0) {
    const names = fired.map((alarm) => alarm.AlarmName ?? '').join(', ');
    throw new Error(`Auto-rollback was triggered: the alarm(s) [${names}] went into ALARM state during the deployment.`);
  }
}
