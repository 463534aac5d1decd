import type { Operation } from '../../../local/core/service';

/** The objects of the bucket `b`, and an S3 that lists two of them a page. */
export function fakeS3(objects: Record<string, string | Buffer>): { objects: typeof objects; s3: Record<string, Operation> } {
  const s3: Record<string, Operation> = {
    GetObject: ({ Key }: { Key: string }) => {
      const body = objects[Key];
      return body === undefined ? Promise.reject(new Error(`no object ${Key}`)) : Promise.resolve({ Body: Buffer.from(body) });
    },
    PutObject: ({ Key, Body }: { Key: string; Body: Buffer }) => {
      objects[Key] = Body.toString();
      return Promise.resolve({});
    },
    ListObjectsV2: ({ Prefix, ContinuationToken = '0' }: { Prefix: string; ContinuationToken?: string }) => {
      const keys = Object.keys(objects).filter((key) => key.startsWith(Prefix));
      const start = Number(ContinuationToken);
      const Contents = keys
        .slice(start, start + 2)
        .map((Key) => ({ Key, Size: 1, ETag: '"e"', LastModified: new Date(1_700_000_000_500) }));
      return Promise.resolve({ Contents, NextContinuationToken: start + 2 < keys.length ? String(start + 2) : undefined });
    },
  };
  return { objects, s3 };
}

/** A distributed Map whose children run one state. */
export function distributed(more: object, state: object = { Type: 'Pass', End: true }): object {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'One', States: { One: state } };
  return { Type: 'Map', ItemProcessor, ...more };
}
