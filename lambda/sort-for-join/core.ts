import type { JoinRecord, JoinSide } from '../../stats/performance/join-record';
import { capturedPrediction } from './captured-prediction';
import { groundTruth } from './ground-truth';

/** Digits of a line number: place in a file sorts as text. */
const LINE_DIGITS = 9;

/** Reads the lines of one file; `name` is the file's key behind the side's prefix. */
export class FileRecords {
  readonly records: JoinRecord[] = [];
  private line = 0;

  constructor(
    private readonly side: JoinSide,
    private readonly name: string,
  ) {}

  add(lines: readonly string[]): void {
    for (const line of lines) {
      this.line += 1;
      if (line.trim() === '') {
        continue;
      }
      const place = `${this.name}#${String(this.line).padStart(LINE_DIGITS, '0')}`;
      const record = this.side === 'predictions' ? capturedPrediction(line, place) : groundTruth(line, place);
      if (record !== undefined) {
        this.records.push(record);
      }
    }
  }
}
