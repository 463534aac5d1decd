import { createHash } from 'node:crypto';
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';
import { AwsError, NotEmulated } from '../core/aws-error';

/** A running checksum. */
export interface RunningChecksum {
  update(chunk: Uint8Array): void;
  /** The checksum so far in Base64; ends the calculation. */
  digest(): Promise<string>;
}

interface CyclicCode {
  update(chunk: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

const cyclic = (code: CyclicCode): RunningChecksum => ({
  update: (chunk) => {
    code.update(chunk);
  },
  digest: async () => Buffer.from(await code.digest()).toString('base64'),
});

const hash = (algorithm: string): RunningChecksum => {
  const running = createHash(algorithm);
  return { update: (chunk) => void running.update(chunk), digest: () => Promise.resolve(running.digest('base64')) };
};

const ALGORITHMS: Readonly<Record<string, () => RunningChecksum>> = {
  CRC32: () => cyclic(new Crc32()),
  CRC32C: () => cyclic(new Crc32c()),
  CRC64NVME: () => cyclic(new Crc64Nvme()),
  SHA1: () => hash('sha1'),
  SHA256: () => hash('sha256'),
};

/** Name of the field that carries a checksum of `algorithm`. */
export function checksumField(algorithm: string): string {
  return `Checksum${algorithm}`;
}

/** Fields that carry checksums in requests and answers. */
export const CHECKSUM_FIELDS = Object.keys(ALGORITHMS).map(checksumField);

/** A new checksum of `algorithm`. */
export function runningChecksum(algorithm: string): RunningChecksum {
  const make = ALGORITHMS[algorithm];
  if (!make) {
    throw new NotEmulated(`the checksum algorithm ${algorithm}`);
  }
  return make();
}

/** Algorithm that a request uses: named, or known by the checksum that it gives or announces. */
export function requestedAlgorithm(input: object): string | undefined {
  const { ChecksumAlgorithm: named } = input as { ChecksumAlgorithm?: string };
  return named ?? Object.keys(ALGORITHMS).find((algorithm) => checksumField(algorithm) in input);
}

/** Throws `BadDigest` if the request gives a checksum and it is another one. */
export function assertChecksum(input: object, algorithm: string, computed: string): void {
  const expected = given(input, algorithm);
  if (expected !== undefined && Buffer.from(expected, 'base64').length !== Buffer.from(computed, 'base64').length) {
    throw new AwsError('InvalidRequest', `Value for x-amz-checksum-${algorithm.toLowerCase()} header is invalid.`);
  }
  if (expected !== undefined && expected !== computed) {
    throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

function given(input: object, algorithm: string): string | undefined {
  return (input as Readonly<Record<string, string | undefined>>)[checksumField(algorithm)];
}
