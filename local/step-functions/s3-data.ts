import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { NotEmulated } from '../core/aws-error';
import type { JsonObject } from './json';
import type { Run } from './run';

/** Reads an object as the state machine's role; one that ends in `.gz` is unpacked. @param args parameters of `GetObject` */
export async function loadObject({ cloud, caller }: Run, args: JsonObject): Promise<Buffer> {
  const key = String(args.Key);
  if (/\.zstd?$/.test(key)) {
    throw new NotEmulated(`an ItemReader for the ZSTD file ${key}`);
  }
  const { Body } = await cloud.call<{ Body?: Readable | Uint8Array }>(caller, 's3', 'GetObject', args);
  const bytes = Body instanceof Readable ? await buffer(Body) : Buffer.from(Body ?? []);
  return key.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
