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

/** A reader of a file that several readers may share. */
export interface PartReader extends RecordReader {
  /** Line of the next record. */
  readonly line: number;
  /** Nothing of what was read waits for what comes after it: the next record may be another reader's first. */
  readonly isBetweenRecords: boolean;
}
