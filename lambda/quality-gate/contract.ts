/** Environment of the function. */
export const ENV = { FEATURES_BUCKET: 'FEATURES_BUCKET' } as const;

/** Input of the function. */
export interface QualityGateInput {
  /** Key of the training snapshot's manifest in the features bucket. */
  readonly manifestKey: string;
  /** Fewest rows of the training split: `gates.minTrainingRows` of the model's spec. */
  readonly minTrainingRows: number;
}

/** Whether a snapshot is fit to train on. */
export interface GateVerdict {
  readonly passed: boolean;
  /** Every broken rule with its numbers, or what was found in order. */
  readonly reason: string;
}
