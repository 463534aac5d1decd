import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { fakeClient } from './client-fake';

/** Objects by `<bucket>/<key>`; answers every S3 client of the test, until its mocks are restored. */
export function memoryS3(objects: Map<string, Buffer>): void {
  fakeClient(S3Client, async (command) => {
    if (command instanceof ListObjectsV2Command) {
      const { Bucket = '', Prefix = '', StartAfter = '' } = command.input;
      const keys = [...objects.keys()].filter((name) => name.startsWith(`${Bucket}/${Prefix}`) && name > `${Bucket}/${StartAfter}`).sort();
      return { Contents: keys.map((name) => ({ Key: name.slice(Bucket.length + 1) })) };
    }
    if (command instanceof PutObjectCommand) {
      const { Bucket = '', Key = '', Body } = command.input;
      objects.set(`${Bucket}/${Key}`, Buffer.from(Body as string));
      return {};
    }
    if (command instanceof GetObjectCommand) {
      const { Bucket = '', Key = '', Range } = command.input;
      const object = objects.get(`${Bucket}/${Key}`);
      if (object === undefined) {
        throw new NoSuchKey({ message: `${Bucket}/${Key}`, $metadata: {} });
      }
      const bytes = within(object, Range);
      const body = { transformToString: async () => bytes.toString(), transformToByteArray: async () => bytes };
      return { Body: Object.assign(Readable.from([bytes]), body) };
    }
    throw new Error('the test must not send another command');
  });
}

/** The part of an object that `bytes=<first>-<last>` names. */
function within(object: Buffer, range = 'bytes=0-'): Buffer {
  const [first = '', last = ''] = range.replace('bytes=', '').split('-');
  return object.subarray(Number(first), last === '' ? undefined : Number(last) + 1);
}
