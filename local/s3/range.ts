import { AwsError } from '../core/aws-error';

/** First and last byte of an answer, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** The bytes that a `Range` header asks for: `undefined` for all of them, as for a header that is no single range of bytes. */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (!match || (from === '' && to === '')) {
    return undefined;
  }
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) {
    return undefined;
  }
  if (first >= size || (from === '' && to === '0')) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, { RangeRequested: header, ActualObjectSize: size });
  }
  return { first, last };
}
