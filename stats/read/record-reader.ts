/** Takes the bytes of a file, part by part, and reads the records in them. */
export interface RecordReader {
  /**
   * Reads the records that are complete in bytes `start` to `end`.
   *
   * @param last No byte follows; the last byte is a line feed.
   * @returns The first byte that was not read and has to come again, with more bytes after it.
   */
  read(bytes: Buffer, start: number, end: number, last: boolean): number;
}
