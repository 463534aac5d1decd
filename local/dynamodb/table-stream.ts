import { randomUUID } from 'node:crypto';
import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../core/cloud';
import type { WireItem } from './engine';
import { fromWire } from './wire-values';

/** How long a record can be read. */
const RETENTION_MS = 24 * 3_600_000;
const SEQUENCE_DIGITS = 21;

/** What became of one item. */
export interface Change {
  readonly keys: WireItem;
  readonly before?: WireItem;
  readonly after?: WireItem;
  /** Whether its time to live ended it. */
  readonly byTimeToLive: boolean;
}

/** A change as `GetRecords` returns it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly userIdentity?: { readonly Type: string; readonly PrincipalId: string };
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: Date;
    readonly Keys: object;
    readonly NewImage?: object;
    readonly OldImage?: object;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
}

/** The stream of one table: one shard with the changes of the last 24 hours, in virtual time. */
export class TableStream {
  readonly arn: string;
  /** Time at which the stream was enabled: tells the streams of one table apart. */
  readonly label: string;
  readonly shardId: string;
  readonly createdAt: Date;
  private kept: StreamRecord[] = [];
  private written = 0;
  /** Set once the stream is off: it can be read to its end. */
  isClosed = false;

  constructor(
    private readonly cloud: Cloud,
    readonly tableName: string,
    readonly viewType: StreamViewType,
  ) {
    this.createdAt = cloud.clock.date();
    this.label = this.createdAt.toISOString().slice(0, -1);
    this.arn = cloud.arn('dynamodb', `table/${tableName}/stream/${this.label}`);
    this.shardId = `shardId-${String(this.createdAt.getTime()).padStart(20, '0')}-${randomUUID().slice(0, 8)}`;
  }

  /** Sequence number that the next record gets. */
  get next(): number {
    return this.written + 1;
  }

  /** The records that have not been trimmed, oldest first. */
  get records(): readonly StreamRecord[] {
    const oldest = this.cloud.clock.now() - RETENTION_MS;
    const fresh = this.kept.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime.getTime() >= oldest);
    if (fresh !== 0) {
      this.kept = fresh < 0 ? [] : this.kept.slice(fresh);
    }
    return this.kept;
  }

  append({ keys, before, after, byTimeToLive }: Change): void {
    const images = {
      Keys: keys,
      ...(this.viewType.startsWith('NEW') && after && { NewImage: after }),
      ...(this.viewType.endsWith('OLD_IMAGES') || this.viewType === 'OLD_IMAGE' ? before && { OldImage: before } : {}),
    };
    const wire = JSON.stringify(images);
    this.written += 1;
    this.kept.push({
      eventID: randomUUID().replaceAll('-', ''),
      eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.cloud.options.region,
      ...(byTimeToLive && { userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } }),
      dynamodb: {
        // DynamoDB rounds to the second.
        ApproximateCreationDateTime: new Date(Math.floor(this.cloud.clock.now() / 1000) * 1000),
        ...(fromWire(wire, '') as typeof images),
        SequenceNumber: sequenceNumber(this.written),
        SizeBytes: Buffer.byteLength(wire),
        StreamViewType: this.viewType,
      },
    });
  }
}

/** Sequence numbers are decimal digits that sort as text too. */
export function sequenceNumber(position: number): string {
  return String(position).padStart(SEQUENCE_DIGITS, '1'.padEnd(SEQUENCE_DIGITS, '0'));
}
