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

/** One entry of an alarm's history. */
export interface HistoryItem {
  readonly time: number;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  /** JSON */
  readonly data: string;
}

/** What metric alarms and composite alarms have in common. */
export interface Alarm {
  readonly kind: 'metric' | 'composite';
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly actionsEnabled: boolean;
  /** ARNs of topics and functions, by the state that is entered. */
  readonly actions: Readonly<Record<StateValue, readonly string[]>>;
  readonly updatedAt: number;
  readonly history: HistoryItem[];
  state: AlarmState;
  /** The configuration as the alarm's events show it. */
  eventConfiguration(): object;
  /** The alarm as `DescribeAlarms` shows it, without what all alarms have. */
  describe(): object;
  /** Looks at the data and returns the state that it asks for; undefined keeps the state. */
  evaluate(): Pick<AlarmState, 'value' | 'reason' | 'reasonData'> | undefined;
}

/** Every alarm starts in this state. */
export function initialState(since: number): AlarmState {
  return { value: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', since };
}
