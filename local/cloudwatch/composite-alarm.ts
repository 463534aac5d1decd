import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { Alarm, AlarmState, HistoryItem } from './alarm';
import { initialState } from './alarm';
import type { AlarmRule } from './alarm-rule';
import { alarmRule } from './alarm-rule';
import { alarmsOf } from './alarm-watch';

/** An alarm on the states of other alarms. */
export class CompositeAlarm implements Alarm {
  readonly kind = 'composite';
  readonly arn: string;
  readonly description?: string;
  readonly actionsEnabled: boolean;
  readonly actions: Alarm['actions'];
  readonly updatedAt: number;
  readonly history: HistoryItem[] = [];
  state: AlarmState;
  private readonly rule: AlarmRule;

  constructor(
    private readonly cloud: Cloud,
    readonly name: string,
    private readonly properties: Properties,
  ) {
    this.arn = cloud.arn('cloudwatch', `alarm:${name}`);
    this.description = properties.AlarmDescription as string | undefined;
    this.actionsEnabled = properties.ActionsEnabled !== false;
    this.actions = {
      OK: (properties.OKActions ?? []) as string[],
      ALARM: (properties.AlarmActions ?? []) as string[],
      INSUFFICIENT_DATA: (properties.InsufficientDataActions ?? []) as string[],
    };
    this.updatedAt = cloud.clock.now();
    this.state = initialState(this.updatedAt);
    this.rule = alarmRule(String(properties.AlarmRule));
  }

  evaluate(): Pick<AlarmState, 'value' | 'reason'> {
    const value = this.rule((alarm) => alarmsOf(this.cloud).get(nameOf(alarm))?.state.value ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK';
    return { value, reason: `The rule ${String(this.properties.AlarmRule)} is ${value === 'ALARM' ? 'true' : 'false'}` };
  }

  eventConfiguration(): object {
    return { ...(this.description === undefined ? {} : { description: this.description }), ...this.ruleField('alarmRule') };
  }

  describe(): object {
    return this.ruleField('AlarmRule');
  }

  private ruleField(name: string): object {
    return { [name]: String(this.properties.AlarmRule) };
  }
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.split(':').slice(6).join(':') : nameOrArn;
}
