import { AwsError } from '../core/aws-error';
import type { TableStream } from './table-stream';

/** How long an iterator can be used, in real time: a jump of the clock is no delay of its reader. */
const ITERATOR_MS = 15 * 60_000;

/** A place in a stream, as the opaque text of an iterator has it. */
export interface Position {
  readonly arn: string;
  /** Sequence number of the next record. */
  readonly next: string;
  /** Whether a record at this place was promised: then it is an error if it has been trimmed. */
  readonly exact: boolean;
  readonly expires: number;
}

/** An iterator that begins with the record `next`. */
export function iterator({ arn }: TableStream, next: string, exact: boolean): { ShardIterator: string } {
  const place: Position = { arn, next, exact, expires: Date.now() + ITERATOR_MS };
  return { ShardIterator: `${arn}|1|${Buffer.from(JSON.stringify(place)).toString('base64')}` };
}

/** The place that an iterator stands for. */
export function position(text: string): Position {
  try {
    return JSON.parse(Buffer.from(text.split('|')[2] ?? '', 'base64').toString()) as Position;
  } catch {
    throw new AwsError('ValidationException', 'Invalid ShardIterator');
  }
}
