import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cloud } from '../core/cloud';
import type { BusEvent } from './event';
import type { EventMatcher } from './event-pattern';
import { parseEventPattern } from './event-pattern';

/** What an archive is made of. */
export interface ArchiveDefinition {
  readonly name: string;
  /** ARN of the event bus. */
  readonly sourceArn: string;
  readonly description?: string;
  /** JSON text of the pattern. @default - every event */
  readonly eventPattern?: string;
  /** Days after which an event is gone; 0 keeps it forever. @default 0 */
  readonly retentionDays?: number;
}

const DAY_MS = 86_400_000;

/** The events of a bus that an archive keeps for a replay, one a line in a file of their envelopes. */
export class Archive {
  readonly arn: string;
  readonly createdAt: Date;
  eventCount = 0;
  sizeBytes = 0;
  private matches: EventMatcher;
  private readonly file: string;

  constructor(
    private readonly cloud: Cloud,
    public definition: ArchiveDefinition,
  ) {
    this.arn = cloud.arn('events', `archive/${definition.name}`);
    this.createdAt = cloud.clock.date();
    this.matches = matcher(definition);
    this.file = join(cloud.options.dataDir, 'events', `${definition.name}.jsonl`);
  }

  /** Changes what is kept from now on; what is there stays. */
  update(definition: ArchiveDefinition): void {
    this.matches = matcher(definition);
    this.definition = definition;
  }

  /** Keeps an event that matches; a replayed one never enters an archive. */
  offer(event: BusEvent): void {
    if (event['replay-name'] !== undefined || !this.matches(event)) {
      return;
    }
    const line = JSON.stringify(event);
    this.eventCount++;
    this.sizeBytes += Buffer.byteLength(line);
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${line}\n`);
  }

  /** The events with `from <= time < to` (milliseconds since the epoch), by the times in the events. */
  events(from: number, to: number): BusEvent[] {
    if (!existsSync(this.file)) {
      return [];
    }
    const days = this.definition.retentionDays ?? 0;
    const oldest = days === 0 ? -Infinity : this.cloud.clock.now() - days * DAY_MS;
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as BusEvent)
      .filter(({ time }) => Date.parse(time) >= Math.max(from, oldest) && Date.parse(time) < to)
      .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  }

  /** Removes what is kept. */
  delete(): void {
    rmSync(this.file, { force: true });
  }
}

function matcher({ eventPattern: pattern }: ArchiveDefinition): EventMatcher {
  return pattern === undefined ? () => true : parseEventPattern(pattern);
}
