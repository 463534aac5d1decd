import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { ScheduleDefinition } from './schedule';
import { scheduleArn, startSchedule } from './schedule';

/** A schedule that exists. */
export interface StoredSchedule {
  readonly arn: string;
  readonly definition: ScheduleDefinition;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Ends it. */
  readonly stop: () => void;
}

/** The schedules of one cloud with their groups. */
export class ScheduleStore {
  /** When each group was made, by name. */
  readonly groups: Map<string, Date>;
  private readonly schedules = new Map<string, StoredSchedule>();

  constructor(private readonly cloud: Cloud) {
    this.groups = new Map([['default', cloud.clock.date()]]);
  }

  /** Adds a schedule; one of the same group and name is replaced. */
  put(definition: ScheduleDefinition): StoredSchedule {
    const { cloud } = this;
    const { group = 'default', name } = definition;
    if (!this.groups.has(group)) {
      throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
    }
    const done = (): void => {
      if (definition.deleteWhenDone === true) {
        this.remove(group, name);
      }
    };
    const stop = startSchedule(cloud, definition, done);
    const createdAt = this.find(group, name)?.createdAt ?? cloud.clock.date();
    this.remove(group, name);
    const stored = { arn: scheduleArn(cloud, definition), definition, createdAt, changedAt: cloud.clock.date(), stop };
    this.schedules.set(`${group}/${name}`, stored);
    return stored;
  }

  find(group: string, name: string): StoredSchedule | undefined {
    return this.schedules.get(`${group}/${name}`);
  }

  remove(group: string, name: string): void {
    this.find(group, name)?.stop();
    this.schedules.delete(`${group}/${name}`);
  }

  list(): StoredSchedule[] {
    return [...this.schedules.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }
}

/** The schedules of a cloud. */
export const schedulesOf = perCloud((cloud) => new ScheduleStore(cloud));
