import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { NextState } from './alarm';
import { Alarm } from './alarm';
import { eventTime } from './alarm-events';
import type { AlarmRule } from './alarm-rule';
import { alarmRule } from './alarm-rule';
import { alarmsOf } from './alarm-watch';

/** An alarm on the states of other alarms. */
export class CompositeAlarm extends Alarm {
  readonly kind = 'composite';
  private readonly rule: AlarmRule;
  private triggers: readonly Alarm[] = [];

  constructor(cloud: Cloud, name: string, properties: Properties) {
    super(cloud, name, properties);
    this.rule = alarmRule(String(properties.AlarmRule));
    const missing = this.rule.alarms.filter((alarm) => this.find(alarm) === undefined);
    if (missing.length > 0) {
      throw new AwsError(
        'ValidationError',
        `Could not save the composite alarm as alarms [${missing.join(', ')}] in the alarm rule do not exist`,
      );
    }
  }

  evaluate(trigger?: Alarm): NextState {
    const value = this.rule.matches((alarm) => this.find(alarm)?.state.value ?? 'INSUFFICIENT_DATA') ? 'ALARM' : 'OK';
    const children = trigger ? [trigger] : this.children;
    const triggeringAlarms = children.map(({ arn, state }) => ({ arn, state: { value: state.value, timestamp: eventTime(state.since) } }));
    const reason = trigger
      ? `${trigger.arn} transitioned to ${trigger.state.value} at ${longTime(trigger.state.since)}`
      : `${this.arn} was created and its alarm rule evaluates to ${value}`;
    this.triggers = children;
    return { value, reason, reasonData: JSON.stringify({ triggeringAlarms }) };
  }

  /** Whether the rule names an alarm. */
  watches(alarm: Alarm): boolean {
    return this.children.includes(alarm);
  }

  describe(): object {
    return { AlarmRule: String(this.properties.AlarmRule) };
  }

  stateConfiguration(): object {
    return { alarmRule: String(this.properties.AlarmRule) };
  }

  fullConfiguration(): object {
    return this.stateConfiguration();
  }

  notification(): object {
    const TriggeringChildren = this.triggers.map(({ arn, state }) => ({
      Arn: arn,
      State: { Value: state.value, Timestamp: eventTime(state.since) },
    }));
    return { AlarmConfigurationUpdatedTimestamp: undefined, ...this.describe(), TriggeringChildren };
  }

  private get children(): Alarm[] {
    return this.rule.alarms.flatMap((alarm) => this.find(alarm) ?? []);
  }

  private find(nameOrArn: string): Alarm | undefined {
    return alarmsOf(this.cloud).get(nameOrArn.startsWith('arn:') ? nameOrArn.split(':').slice(6).join(':') : nameOrArn);
  }
}

/** `Friday 22 July, 2022 15:57:45 UTC` */
function longTime(time: number): string {
  const date = new Date(time);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(date);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${part({ weekday: 'long' })} ${day} ${part({ month: 'long' })}, ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}
