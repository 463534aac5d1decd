import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { array, assert, asyncProperty, nat, uint8Array } from 'fast-check';
import { AwsChunkedDecoder } from '../../../local/http/aws-chunked';

function decoded(parts: Buffer[], trailers: Record<string, string> = {}): Promise<Buffer> {
  return buffer(Readable.from(parts, { objectMode: false }).pipe(new AwsChunkedDecoder(trailers)));
}

function framed(chunks: Uint8Array[], end = '0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n'): Buffer {
  return Buffer.concat([
    ...chunks.flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16)};chunk-signature=ab\r\n`), chunk, Buffer.from('\r\n')]),
    Buffer.from(end),
  ]);
}

test('gives back the data, however it is cut, and the trailers', async () => {
  const chunks = array(uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 5 });
  await assert(
    asyncProperty(chunks, nat(200), async (data, cut) => {
      const all = framed(data);
      const trailers = {};
      const result = await decoded(
        [all.subarray(0, cut), all.subarray(cut)].filter((part) => part.length > 0),
        trailers,
      );
      expect(result.equals(Buffer.concat(data))).toBe(true);
      expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
    }),
  );
});

test('gives back the data byte by byte', async () => {
  const all = framed([Buffer.from('first'), Buffer.from('second')]);
  expect((await decoded([...all].map((byte) => Buffer.from([byte])))).toString()).toBe('firstsecond');
});

test('fails for a body that ends early', async () => {
  const cut = new AwsChunkedDecoder({});
  cut.end('5\r\nfirs');
  await expect(buffer(cut)).rejects.toMatchObject({ code: 'IncompleteBody' });
});

test('fails for a size that is none', async () => {
  const wrong = new AwsChunkedDecoder({});
  wrong.end('many\r\n');
  await expect(buffer(wrong)).rejects.toThrow('aws-chunked framing needs the size of a chunk, got many');
});
