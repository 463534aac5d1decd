import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { fakeClient } from './client-fake';

/** Objects by `<bucket>/<key>`; answers every S3 client of the test, until its mocks are restored. */
export function memoryS3(objects: Map<string, Buffer>): void {
  fakeClient(S3Client, async (command) => {
    if (command instanceof ListObjectsV2Command) {
      const { Bucket = '', Prefix = '' } = command.input;
      const keys = [...objects.keys()].filter((name) => name.startsWith(`${Bucket}/${Prefix}`)).sort();
      return { Contents: keys.map((name) => ({ Key: name.slice(Bucket.length + 1) })) };
    }
    if (command instanceof PutObjectCommand) {
      const { Bucket = '', Key = '', Body } = command.input;
      objects.set(`${Bucket}/${Key}`, Buffer.from(Body as string));
      return {};
    }
    if (command instanceof GetObjectCommand) {
      const { Bucket = '', Key = '' } = command.input;
      const bytes = objects.get(`${Bucket}/${Key}`);
      if (bytes === undefined) {
        throw new NoSuchKey({ message: `${Bucket}/${Key}`, $metadata: {} });
      }
      return { Body: Object.assign(Readable.from([bytes]), { transformToString: async () => bytes.toString() }) };
    }
    throw new Error('the test must not send another command');
  });
}
