import type { Cloud } from '../core/cloud';
import type { Archive } from './archive';
import type { EventBuses } from './event-buses';

/** Input of `StartReplay`. */
export interface ReplayInput {
  readonly ReplayName: string;
  readonly Description?: string;
  /** ARN of the archive. */
  readonly EventSourceArn: string;
  readonly EventStartTime: Date;
  readonly EventEndTime: Date;
  readonly Destination: { readonly Arn: string; readonly FilterArns?: readonly string[] };
}

/** A replay of archived events to their bus. */
export interface Replay {
  readonly arn: string;
  readonly input: ReplayInput;
  readonly startedAt: Date;
  state: 'STARTING' | 'COMPLETED';
  endedAt?: Date;
  lastReplayed?: Date;
}

/** Starts a replay: every event of the range goes to the bus again, in the order of its time, with the name of the replay in it. */
export function startReplay(cloud: Cloud, buses: EventBuses, archive: Archive, input: ReplayInput): Replay {
  const arn = cloud.arn('events', `replay/${input.ReplayName}`);
  const replay: Replay = { arn, input, startedAt: cloud.clock.date(), state: 'STARTING' };
  buses.replays.set(input.ReplayName, replay);
  setImmediate(() => {
    const filter = input.Destination.FilterArns ?? [];
    for (const event of archive.events(input.EventStartTime.getTime(), input.EventEndTime.getTime())) {
      buses.publish(input.Destination.Arn, { ...event, 'replay-name': input.ReplayName }, filter.length > 0 ? filter : undefined);
      replay.lastReplayed = new Date(event.time);
    }
    replay.endedAt = cloud.clock.date();
    replay.state = 'COMPLETED';
  });
  return replay;
}
