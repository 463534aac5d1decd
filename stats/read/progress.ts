/** How far reading has come. */
export interface Progress {
  /** Bytes that were read, of a compressed file compressed ones. */
  readonly read: number;
  /** Bytes of all files. */
  readonly total: number;
}

/** Is told now and then how far reading has come. */
export type OnProgress = (progress: Progress) => void;
