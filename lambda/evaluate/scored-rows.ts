import { createHash } from 'node:crypto';
import type { Probe } from '../prepare-promotion/contract';
import { ProbePicker } from './probe-picker';

/** What a model made of the test split. */
export interface ScoredSplit {
  /** 0 or 1, by row. */
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
  /** Hash of the names of the files and of all rows without their scores: equal for models that saw the same. */
  readonly rowsSha256: string;
  readonly probes: readonly Probe[];
}

/** Collects the lines of a transform job's output: the label, the features, the score. */
export class ScoredRows {
  private readonly labels: Uint8Array;
  private readonly scores: Float64Array;
  private readonly hash = createHash('sha256');
  private readonly probes = new ProbePicker();
  private rows = 0;
  private file = '';

  constructor(
    private readonly expectedRows: number,
    private readonly features: number,
  ) {
    this.labels = new Uint8Array(expectedRows);
    this.scores = new Float64Array(expectedRows);
  }

  /** Lines from here on are of this file. */
  enter(file: string): void {
    this.file = file;
    this.hash.update(`${file}\n`);
  }

  add(line: string): void {
    const cells = line.split(',');
    if (cells.length !== this.features + 2) {
      throw new Error(`${this.place()} must have ${this.features + 2} cells, got ${cells.length}`);
    }
    const score = this.number(cells.pop(), 'score', (value) => value >= 0 && value <= 1);
    const label = this.number(cells[0], 'label', (value) => value === 0 || value === 1);
    if (this.rows < this.expectedRows) {
      this.labels[this.rows] = label;
      this.scores[this.rows] = score;
    }
    this.rows += 1;
    this.hash.update(line.slice(0, line.lastIndexOf(',') + 1));
    this.probes.add(cells.slice(1), score);
  }

  /** All of it; throws when rows are missing or extra. */
  end(): ScoredSplit {
    const { labels, scores, rows, expectedRows } = this;
    if (rows !== expectedRows) {
      throw new Error(`the test split has ${expectedRows} rows, the model must score each once, got ${rows}`);
    }
    return { labels, scores, rowsSha256: this.hash.digest('hex'), probes: this.probes.probes() };
  }

  private number(cell: string | undefined, name: string, allowed: (value: number) => boolean): number {
    const value = Number(cell);
    if (cell === undefined || cell === '' || !allowed(value)) {
      throw new Error(`${this.place()} must have a ${name} ${name === 'label' ? 'of 0 or 1' : 'from 0 to 1'}, got ${JSON.stringify(cell)}`);
    }
    return value;
  }

  private place(): string {
    return `row ${this.rows + 1}, in ${this.file},`;
  }
}
