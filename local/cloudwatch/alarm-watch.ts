import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Alarm, NextState } from './alarm';
import { announce } from './alarm-announcement';
import { emitConfigurationChange } from './alarm-events';
import { note, stateUpdate } from './alarm-history';
import type { CompositeAlarm } from './composite-alarm';
import type { MetricAlarm } from './metric-alarm';

/** An alarm of either kind. */
export type AnyAlarm = MetricAlarm | CompositeAlarm;

/**
 * The alarms of one cloud, evaluated when a datapoint of their metrics arrives and when virtual time crosses the border of a period.
 *
 * A timer runs only while time alone can change a state, so that quiet alarms cost nothing when the clock jumps over days.
 */
export class AlarmWatch {
  private readonly alarms = new Map<string, AnyAlarm>();
  private readonly bySeries = new Map<string, Set<MetricAlarm>>();
  private readonly timers = new Map<Alarm, () => void>();
  private readonly due = new Set<MetricAlarm>();
  private turn?: NodeJS.Immediate;

  constructor(private readonly cloud: Cloud) {}

  /** Adds an alarm; one of the same name is replaced and hands its state on. */
  put(alarm: AnyAlarm): void {
    const previous = this.alarms.get(alarm.name);
    this.drop(alarm.name);
    if (previous) {
      alarm.state = previous.state;
      alarm.history.push(...previous.history);
    }
    this.alarms.set(alarm.name, alarm);
    note(alarm, {
      time: alarm.updatedAt,
      type: 'ConfigurationUpdate',
      summary: `Alarm "${alarm.name}" ${previous ? 'updated' : 'created'}`,
      data: '{}',
    });
    emitConfigurationChange(this.cloud, previous ? 'update' : 'create', alarm, previous);
    if (alarm.kind === 'metric') {
      for (const key of alarm.seriesKeys) {
        this.bySeries.set(key, (this.bySeries.get(key) ?? new Set()).add(alarm));
      }
      this.wakeAtBorder(alarm);
    } else {
      this.evaluate(alarm);
    }
  }

  /** Deletes an alarm, if there is one of this name. */
  remove(name: string): void {
    const alarm = this.alarms.get(name);
    if (alarm) {
      this.drop(name);
      emitConfigurationChange(this.cloud, 'delete', alarm);
    }
  }

  private drop(name: string): void {
    const alarm = this.alarms.get(name);
    if (alarm) {
      this.alarms.delete(name);
      this.timers.get(alarm)?.();
      this.timers.delete(alarm);
      this.due.delete(alarm as MetricAlarm);
      for (const key of alarm.kind === 'metric' ? alarm.seriesKeys : []) {
        this.bySeries.get(key)?.delete(alarm as MetricAlarm);
      }
    }
  }

  get(name: string): AnyAlarm | undefined {
    this.evaluateDue();
    return this.alarms.get(name);
  }

  list(): AnyAlarm[] {
    this.evaluateDue();
    return [...this.alarms.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Has the alarms of a series with a new value evaluated: once for all values that come in one turn, or when they are asked for. */
  datapointArrived(seriesKey: string): void {
    for (const alarm of this.bySeries.get(seriesKey) ?? []) {
      this.due.add(alarm);
      this.wakeAtBorder(alarm);
    }
    if (this.due.size > 0) {
      this.turn ??= setImmediate(() => {
        this.evaluateDue();
      });
    }
  }

  /** Evaluates the alarms that have new values. */
  evaluateDue(): void {
    clearImmediate(this.turn);
    this.turn = undefined;
    const alarms = [...this.due];
    this.due.clear();
    for (const alarm of alarms) {
      this.evaluate(alarm);
    }
  }

  /** Puts an alarm into a state; a change is announced and reaches the composite alarms. */
  enter(alarm: AnyAlarm, next: NextState): void {
    const previous = alarm.state;
    if (next.value === previous.value) {
      return;
    }
    alarm.state = { ...next, since: this.cloud.clock.now() };
    note(alarm, stateUpdate(previous, alarm.state));
    announce(this.cloud, alarm, previous, (item) => {
      note(alarm, item);
    });
    for (const other of this.alarms.values()) {
      if (other.kind === 'composite' && other.watches(alarm)) {
        this.evaluate(other, alarm);
      }
    }
  }

  private evaluate(alarm: AnyAlarm, trigger?: Alarm): void {
    const next = alarm.evaluate(trigger);
    if (next) {
      this.enter(alarm, next);
    }
  }

  private wakeAtBorder(alarm: MetricAlarm): void {
    if (this.timers.has(alarm)) {
      return;
    }
    const border = (Math.floor(this.cloud.clock.now() / alarm.periodMs) + 1) * alarm.periodMs;
    const cancel = this.cloud.clock.at(border, () => {
      this.timers.delete(alarm);
      this.evaluate(alarm);
      if (alarm.restless) {
        this.wakeAtBorder(alarm);
      }
    });
    this.timers.set(alarm, cancel);
  }
}

/** The alarms of a cloud. */
export const alarmsOf = perCloud((cloud) => new AlarmWatch(cloud));
