/** Formats of data files; each but Parquet may also be packed with gzip. */
export type Format = 'csv' | 'jsonl' | 'capture' | 'parquet';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes of a byte order mark at the start of a text. */
export function markLength(head: Buffer): number {
  return head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

/** Whether a file begins as gzip does (RFC 1952). */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Format of a file by the extension of its name (`.gz` apart), or by its first bytes when the extension says nothing: `PAR1` is Parquet, an
 * object is a line of JSON, all else CSV. JSON lines with `captureData` are SageMaker's data capture.
 */
export function detectFormat(file: string, head: Buffer): Format {
  const extension = /\.(\w+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (extension === 'parquet' || head.toString('latin1', 0, 4) === 'PAR1') {
    return 'parquet';
  }
  const text = head.toString('latin1', markLength(head)).trimStart();
  const json = ['json', 'jsonl', 'ndjson'].includes(extension) || (text.startsWith('{') && !['csv', 'tsv', 'txt'].includes(extension));
  if (!json) {
    return 'csv';
  }
  return /^.*"captureData"\s*:/.test(text) ? 'capture' : 'jsonl';
}
