import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { StateValue } from './alarm-verdict';

/** State of an alarm with its reason. */
export interface AlarmState {
  readonly value: StateValue;
  readonly reason: string;
  /** JSON */
  readonly reasonData?: string;
  /** Virtual time, in milliseconds since the epoch. */
  readonly since: number;
}

/** A state that an evaluation asks for. */
export type NextState = Omit<AlarmState, 'since'>;

/** One entry of an alarm's history. */
export interface HistoryItem {
  readonly time: number;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  /** JSON */
  readonly data: string;
}

/** What metric alarms and composite alarms have in common. */
export abstract class Alarm {
  abstract readonly kind: 'metric' | 'composite';
  readonly arn: string;
  readonly description?: string;
  /** ARNs of topics and functions, by the state that is entered. */
  readonly actions: Readonly<Record<StateValue, readonly string[]>>;
  readonly updatedAt: number;
  readonly history: HistoryItem[] = [];
  actionsEnabled: boolean;
  state: AlarmState;

  constructor(
    protected readonly cloud: Cloud,
    readonly name: string,
    protected readonly properties: Properties,
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
    this.state = { value: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', since: this.updatedAt };
  }

  /** The alarm as `DescribeAlarms` shows it, without what all alarms have. */
  abstract describe(): object;

  /** Looks at the data and returns the state that it asks for; undefined keeps the state. `trigger` is the alarm that has changed. */
  abstract evaluate(trigger?: Alarm): NextState | undefined;

  /** What the event of a new state shows of the configuration, beside the description. */
  abstract stateConfiguration(): object;

  /** What the event of a new configuration shows of it, beside what all alarms have. */
  abstract fullConfiguration(): object;

  /** What the message to a topic has of this kind of alarm. */
  abstract notification(): object;
}
