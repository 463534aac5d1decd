import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, writeFileSync } from 'node:fs';
import type { BatchRange } from './plan';
import type { BadRecord } from './records';

const s3 = new S3Client({});
const LINES_IN_MEMORY = 1000;

/** Keeps the bad records of a range on disk, one JSON object a line: `{key, offset, reason, row}`. */
export class Quarantine {
  /** Records so far. */
  count = 0;
  private bytes = 0;
  private lines: string[] = [];
  private readonly hash = createHash('sha256');

  constructor(
    private readonly path: string,
    private readonly range: Pick<BatchRange, 'range' | 'key'>,
  ) {
    writeFileSync(path, '');
  }

  add(record: BadRecord): void {
    this.lines.push(`${JSON.stringify({ key: this.range.key, ...record })}\n`);
    this.count += 1;
    if (this.lines.length >= LINES_IN_MEMORY) {
      this.flush();
    }
  }

  /** Stores the records and gives their key, which has their hash in it: another attempt that finds others leaves these as they are. */
  async store(bucket: string, prefix: string): Promise<string> {
    this.flush();
    if (this.count === 0) {
      return '';
    }
    const Key = `${prefix}${this.range.range}-${this.hash.digest('hex').slice(0, 16)}.jsonl`;
    const Body = createReadStream(this.path);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentLength: this.bytes, ContentType: 'application/jsonlines' }));
    return Key;
  }

  private flush(): void {
    const text = Buffer.from(this.lines.join(''));
    appendFileSync(this.path, text);
    this.hash.update(text);
    this.bytes += text.length;
    this.lines = [];
  }
}
