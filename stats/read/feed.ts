import { createReadStream, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { DataError } from './data-error';
import type { RecordBuffer } from './record-buffer';

/** Bytes between two turns of the event loop, in which progress is shown and messages arrive. */
const TURN = 1 << 23;
/** Bytes that are unpacked at once. */
const UNPACKED = 1 << 17;

/** Reads bytes `start` to `end` of a file into a buffer; `onRead` is told where reading is. */
export async function feedRange(
  descriptor: number,
  buffer: RecordBuffer,
  start: number,
  end: number,
  onRead: (position: number) => void,
): Promise<void> {
  for (let position = start, turn = start + TURN; position < end;) {
    const space = buffer.space();
    const length = readSync(descriptor, space, 0, Math.min(space.length, end - position), position);
    if (length === 0) {
      return;
    }
    buffer.filled(length);
    position += length;
    if (position >= turn) {
      turn = position + TURN;
      onRead(position);
      await setImmediate();
    }
  }
  onRead(end);
}

/** Unpacks a gzip file, of one or more members, and gives it to `use` part by part. */
export async function feedGzip(
  file: string,
  descriptor: number,
  use: (part: Buffer) => void,
  onRead: (position: number) => void,
): Promise<void> {
  const packed = createReadStream(file, { fd: descriptor, start: 0, autoClose: false });
  try {
    await pipeline(packed, createGunzip({ chunkSize: UNPACKED }), async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) {
        use(part);
        onRead(packed.bytesRead);
      }
    });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new DataError({ file }, `must be whole gzip (${(error as Error).message})`)
      : error;
  }
}
