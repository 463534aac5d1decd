import { appendFileSync, writeFileSync } from 'node:fs';

const LINES_IN_MEMORY = 1000;

/** A row, or with line 0 a whole file, that breaks its contract. */
export interface QuarantinedRow {
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file. */
  readonly row: string;
}

/** Writes quarantined rows to a file on disk, one JSON object a line. */
export class QuarantineWriter {
  private lines: string[] = [];

  constructor(readonly path: string) {
    writeFileSync(path, '');
  }

  add(row: QuarantinedRow): void {
    this.lines.push(`${JSON.stringify(row)}\n`);
    if (this.lines.length >= LINES_IN_MEMORY) {
      this.finish();
    }
  }

  finish(): void {
    appendFileSync(this.path, this.lines.join(''));
    this.lines = [];
  }
}
