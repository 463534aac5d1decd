import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { TableStream } from './table-stream';

/** The streams of a cloud by ARN, those that are off too. */
export const tableStreams = perCloud(() => new Map<string, TableStream>());

/** The stream that a table has from now on: the one it had if nothing changes, a new one, or none. */
export function nextStream(cloud: Cloud, table: string, viewType?: StreamViewType, previous?: TableStream): TableStream | undefined {
  if (previous && previous.viewType === viewType) {
    return previous;
  }
  if (previous) {
    previous.isClosed = true;
  }
  if (viewType === undefined) {
    return undefined;
  }
  const stream = new TableStream(cloud, table, viewType);
  tableStreams(cloud).set(stream.arn, stream);
  return stream;
}
