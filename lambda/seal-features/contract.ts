import type { FeaturePlan } from '../plan-features/contract';

/** Environment of the function. */
export const ENV = { FEATURES_BUCKET: 'FEATURES_BUCKET' } as const;

/** Input of the function: the plan whose queries have run. */
export type SealInput = FeaturePlan;
