/** Environment of the function. */
export const ENV = {
  MODEL: 'MODEL',
  MODEL_PACKAGE_GROUP: 'MODEL_PACKAGE_GROUP',
  DEPLOYMENTS_TABLE: 'DEPLOYMENTS_TABLE',
  ARTIFACTS_BUCKET: 'ARTIFACTS_BUCKET',
  SIGNING_KEY_ID: 'SIGNING_KEY_ID',
} as const;

/** What a promotion is asked to do. */
export interface PromotionRequest {
  /** `approval`: an approval event; `manual`: by hand; `rollback`: back to the version before the live one. */
  readonly trigger: 'approval' | 'manual' | 'rollback';
  /** Version to deploy; a rollback finds it in the record of deployments. */
  readonly modelPackageArn?: string;
}

/** A held-out row in the container's CSV and the score that the model gave it before it was registered. */
export interface Probe {
  readonly row: string;
  readonly score: number;
}

/** What the promotion does next. */
export interface PreparedPromotion {
  /** False when there is nothing to do; `reason` says why. */
  readonly proceed: boolean;
  readonly reason: string;
  readonly modelPackageArn: string;
  readonly version: number;
  readonly probes: readonly Probe[];
}

/** A line of the record of deployments, as far as it is read. */
export interface Deployment {
  readonly modelPackageArn: string;
  readonly previousArn: string;
  readonly outcome: 'deployed' | 'failed';
  readonly deployedAt: string;
}
