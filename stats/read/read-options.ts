import type { CaptureOptions } from './capture/capture-options';
import type { ColumnSetOptions } from './columns/column-set';
import type { Format } from './format';
import type { OnProgress } from './progress';

/** How data files are read. */
export interface ReadOptions extends ColumnSetOptions {
  /**
   * How SageMaker's data capture is read.
   *
   * @default - inputs, columns by the schema or by number
   */
  readonly capture?: CaptureOptions;
  /** @default - by the file's name and first bytes */
  readonly format?: Format;
  /**
   * One ASCII character between the fields of CSV.
   *
   * @default - the most frequent of `,` `;` tab `|` in the header
   */
  readonly delimiter?: string;
  /**
   * Threads that read: 1 or 2. Two files are read side by side, a large CSV file in halves; the profile is the same but for the last bits of
   * the moments and what sketches leave open.
   *
   * @default 2
   */
  readonly threads?: number;
  /** @default - nobody is told */
  readonly onProgress?: OnProgress;
}
