import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { AlarmState } from './alarm';
import { Alarm } from './alarm';
import type { AlarmRule } from './alarm-rule';
import { alarmRule } from './alarm-rule';
import { alarmsOf } from './alarm-watch';

/** An alarm on the states of other alarms. */
export class CompositeAlarm extends Alarm {
  readonly kind = 'composite';
  private readonly rule: AlarmRule;

  constructor(cloud: Cloud, name: string, properties: Properties) {
    super(cloud, name, properties);
    this.rule = alarmRule(String(properties.AlarmRule));
  }

  evaluate(): Pick<AlarmState, 'value' | 'reason'> {
    const value = this.rule((alarm) => alarmsOf(this.cloud).get(nameOf(alarm))?.state.value ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK';
    return { value, reason: `The rule ${String(this.properties.AlarmRule)} is ${value === 'ALARM' ? 'true' : 'false'}` };
  }

  describe(): object {
    return { AlarmRule: String(this.properties.AlarmRule) };
  }

  protected ownConfiguration(): object {
    return { alarmRule: String(this.properties.AlarmRule) };
  }
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.split(':').slice(6).join(':') : nameOrArn;
}
