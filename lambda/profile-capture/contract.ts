/** Environment of the function. */
export const ENV = {
  BUCKET: 'BUCKET',
  MODEL: 'MODEL',
  /** JSON of `FeatureColumn[]`, in the order of the model's input. */
  FEATURES: 'FEATURES',
} as const;

/** A batch of capture files of one window. */
export interface CaptureBatch {
  readonly BatchInput: { readonly window: string };
  readonly Items: readonly { readonly Key: string }[];
}

/** Where the batch's profile is stored, and what went into it. */
export interface ProfiledBatch {
  readonly key: string;
  readonly rows: number;
  /** Lines that are no capture of this model's input. */
  readonly unreadable: number;
}
