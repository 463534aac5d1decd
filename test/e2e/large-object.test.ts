import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { descendantsOf } from './processes';
import type { RunningCommand } from './running-command';
import { startCommand } from './running-command';

const MIB = 1024 * 1024;
const SIZE_MIB = 96;
/** Memory that may come on top of what local mode takes at rest: buffers and what the garbage collector leaves for later. */
const FLAT_MIB = 64;

let folder: string;
let command: RunningCommand;
let client: S3Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-large-'));
  mkdirSync(join(folder, 'tmp'));
  const properties = { templateFile: 'Store.template.json' };
  const stack = { type: 'aws:cloudformation:stack', environment: 'aws://123456789012/us-east-1', properties };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '36.0.0', artifacts: { Store: stack } }));
  const Resources = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'store' } } };
  writeFileSync(join(folder, 'Store.template.json'), JSON.stringify({ Resources }));
  command = await startCommand(['--app', folder, '--port', '0', '--data', join(folder, 'data')], join(folder, 'tmp'));
  const credentials = { accessKeyId: 'administrator', secretAccessKey: 'any' };
  client = new S3Client({ endpoint: command.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
});

afterAll(async () => {
  client.destroy();
  await command.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

/** Memory of local mode's process, in MiB. */
function memoryMiB(): number {
  const pid = descendantsOf(process.pid).find(({ command: text }) => text.includes('plumbline.js local'))?.pid;
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}

/** A body in pieces of 1 MiB; looks at the memory on the way. */
async function* body(peak: { mib: number }): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(MIB, 'x');
  for (let sent = 0; sent < SIZE_MIB; sent++) {
    if (sent % 16 === 15) {
      peak.mib = Math.max(peak.mib, memoryMiB());
    }
    yield await Promise.resolve(piece);
  }
}

test('takes and gives an object far larger than the memory it needs', async () => {
  const before = memoryMiB();
  const peak = { mib: before };
  await client.send(new PutObjectCommand({ Bucket: 'store', Key: 'one', Body: Readable.from(body(peak)), ContentLength: SIZE_MIB * MIB }));
  await new Upload({ client, params: { Bucket: 'store', Key: 'parts', Body: Readable.from(body(peak)) }, partSize: 8 * MIB }).done();
  await client.send(new CopyObjectCommand({ Bucket: 'store', Key: 'copy', CopySource: 'store/parts' }));
  let read = 0;
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'store', Key: 'copy' }));
  for await (const chunk of Body as Readable) {
    read += (chunk as Buffer).length;
  }
  expect(read).toBe(SIZE_MIB * MIB);
  expect(Math.max(peak.mib, memoryMiB()) - before).toBeLessThan(FLAT_MIB);
  // No part is left behind: the three objects lie at their keys.
  expect(readdirSync(join(folder, 'data', 's3', 'store', 'contents'))).toEqual([]);
});
