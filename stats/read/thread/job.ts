import type { DataPlace } from '../data-error';
import type { Layout } from '../create-reader';
import type { ReadOptions } from '../read-options';

/** Part of a file of records. */
export interface Part {
  /** First byte: a record starts here, or the part is of no use. */
  readonly start: number;
  readonly end: number;
  readonly layout: Layout;
}

/** What a worker thread has to profile: a file, or part of one. */
export interface Job {
  readonly path: string;
  readonly options: Omit<ReadOptions, 'onProgress'>;
  readonly part?: Part;
}

/** What the worker says: how many bytes it has read, at last the profile as JSON, or why there is none. */
export type Message =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'profile'; readonly json: string }
  | { readonly kind: 'data-error'; readonly place: DataPlace; readonly rule: string; readonly got: string | number | undefined };
