import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext } from '../core/service';
import type { Archive } from './archive';
import { archiveOf } from './archive-operations';
import { busName } from './event-bus';
import { busesOf } from './event-buses';
import type { Replay, ReplayInput } from './replay';
import { startReplay } from './replay';
import { eventsPage } from './rule-operations';

/** `StartReplay`: to the bus that the archive is of. */
export function startReplayOperation(input: ReplayInput, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:StartReplay', resource: cloud.arn('events', `replay/${input.ReplayName}`) });
  const archive = archiveToReplay(cloud, input);
  if (busesOf(cloud).replays.has(input.ReplayName)) {
    throw new AwsError('ResourceAlreadyExistsException', `Replay ${input.ReplayName} already exists.`);
  }
  const replay = startReplay(cloud, busesOf(cloud), archive, input);
  return Promise.resolve({ ReplayArn: replay.arn, State: replay.state, ReplayStartTime: replay.startedAt });
}

function archiveToReplay(cloud: Cloud, { EventSourceArn: arn, EventStartTime: from, EventEndTime: to, Destination }: ReplayInput): Archive {
  const name = arn.split(':archive/')[1];
  if (name === undefined) {
    throw invalid('EventSourceArn', 'Must contain an archive ARN.');
  }
  if (!Destination.Arn.includes(':event-bus/')) {
    throw invalid('Destination.Arn', 'Must contain an event bus ARN.');
  }
  if (!busesOf(cloud).find(Destination.Arn)) {
    throw new AwsError('ResourceNotFoundException', `Event bus ${busName(Destination.Arn)} does not exist.`);
  }
  if (from.getTime() >= to.getTime()) {
    throw invalid('EventEndTime', 'EventStartTime must be before EventEndTime.');
  }
  const archive = archiveOf(cloud, name);
  if (busName(archive.definition.sourceArn) !== busName(Destination.Arn)) {
    throw invalid('Destination.Arn', 'Cross event bus replay is not permitted.');
  }
  return archive;
}

function invalid(parameter: string, reason: string): AwsError {
  return new AwsError('ValidationException', `Parameter ${parameter} is not valid. Reason: ${reason}`);
}

/** `DescribeReplay` */
export function describeReplay({ ReplayName: name }: { ReplayName: string }, { cloud, authorize }: CallContext): Promise<object> {
  authorize({ action: 'events:DescribeReplay', resource: cloud.arn('events', `replay/${name}`) });
  const replay = busesOf(cloud).replays.get(name);
  if (!replay) {
    throw new AwsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
  }
  const { Description, Destination } = replay.input;
  return Promise.resolve({ ReplayArn: replay.arn, Description, Destination, ...describe(replay) });
}

interface ListInput {
  readonly NamePrefix?: string;
  readonly State?: string;
  readonly EventSourceArn?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

/** `ListReplays` */
export function listReplays(input: ListInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:ListReplays', resource: '*' });
  const replays = [...busesOf(cloud).replays.values()].filter(
    ({ input: { ReplayName: name, EventSourceArn: arn }, state }) =>
      name.startsWith(input.NamePrefix ?? '') && arn === (input.EventSourceArn ?? arn) && state === (input.State ?? state),
  );
  const { items, NextToken } = eventsPage(replays, input.Limit, input.NextToken);
  return { Replays: items.map(describe), NextToken };
}

function describe({ input, state, startedAt, endedAt, lastReplayed }: Replay): object {
  return {
    ReplayName: input.ReplayName,
    EventSourceArn: input.EventSourceArn,
    EventStartTime: input.EventStartTime,
    EventEndTime: input.EventEndTime,
    State: state,
    ReplayStartTime: startedAt,
    ReplayEndTime: endedAt,
    EventLastReplayedTime: lastReplayed,
  };
}
