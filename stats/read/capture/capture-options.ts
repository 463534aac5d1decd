import type { CaptureSide } from './captured-request';

/** How files of SageMaker's data capture are read. */
export interface CaptureOptions {
  /**
   * Which data of a request are profiled.
   *
   * @default 'input'
   */
  readonly side?: CaptureSide;
  /**
   * Names of the values that come without any (in CSV, in lists of JSON), in their order.
   *
   * @default - the schema's columns, without a schema `c0`, `c1`, …
   */
  readonly columns?: readonly string[];
  /**
   * Inference id of requests that are left out.
   *
   * @default - none is
   */
  readonly excludedInferenceId?: string;
  /**
   * What happens with a line that is no capture of these columns: `error` throws a `DataError`, `count` leaves the line out and counts it. When
   * lines are counted, a line with text for a column that the schema declares as numeric is one of them.
   *
   * @default 'error'
   */
  readonly unreadable?: 'error' | 'count';
}
