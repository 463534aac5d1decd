import type { DriftMethod } from './measurement';
import { CHI_SQUARED } from './methods/chi-squared';
import { HELLINGER } from './methods/hellinger';
import { JENSEN_SHANNON } from './methods/jensen-shannon';
import { KOLMOGOROV_SMIRNOV } from './methods/kolmogorov-smirnov';
import { L_INFINITY } from './methods/l-infinity';
import { PSI } from './methods/psi';
import { ROBUST_L_INFINITY } from './methods/robust-l-infinity';
import { WASSERSTEIN } from './methods/wasserstein';

/** All ways to measure drift, by the name that options and results use. */
export const METHODS = {
  psi: PSI,
  js: JENSEN_SHANNON,
  wasserstein: WASSERSTEIN,
  ks: KOLMOGOROV_SMIRNOV,
  hellinger: HELLINGER,
  linf: L_INFINITY,
  'linf-robust': ROBUST_L_INFINITY,
  chi2: CHI_SQUARED,
} as const satisfies Record<string, DriftMethod>;

/** Name of a way to measure drift. */
export type MethodName = keyof typeof METHODS;
