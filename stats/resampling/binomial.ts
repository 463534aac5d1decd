import type { Random } from './random';

/** Mean up to which counting geometric gaps is the faster way. */
const SMALL_MEAN = 10;

/**
 * Draws how many of `trials` succeed, each with `probability`; exact for any size.
 *
 * Small means by geometric gaps between successes (Devroye, Non-Uniform Random Variate Generation, 1986, X.4.3), larger ones by transformed
 * rejection with squeeze, BTRS (Hörmann, Journal of Statistical Computation and Simulation 46, 1993), in a time that does not grow with `trials`.
 */
export function drawBinomial(random: Random, trials: number, probability: number): number {
  if (probability > 0.5) {
    return trials - drawBinomial(random, trials, 1 - probability);
  }
  if (trials === 0 || probability <= 0) {
    return 0;
  }
  return trials * probability < SMALL_MEAN ? byGaps(random, trials, probability) : byRejection(random, trials, probability);
}

function byGaps(random: Random, trials: number, probability: number): number {
  const scale = Math.log1p(-probability);
  let successes = -1;
  for (let used = 0; used <= trials; successes++) {
    used += Math.floor(Math.log(1 - random()) / scale) + 1;
  }
  return successes;
}

function byRejection(random: Random, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  const deviation = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = trials * probability + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((trials + 1) * probability);
  const logDensity = (k: number): number =>
    (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
    (trials + 1) * Math.log((trials - mode + 1) / (trials - k + 1)) +
    (k + 0.5) * Math.log((odds * (trials - k + 1)) / (k + 1)) +
    stirlingTail(mode) +
    stirlingTail(trials - mode) -
    stirlingTail(k) -
    stirlingTail(trials - k);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    const accepted = (us >= 0.07 && v <= squeeze) || (k >= 0 && k <= trials && Math.log((v * alpha) / (a / us ** 2 + b)) <= logDensity(k));
    if (accepted) {
      return k;
    }
  }
}

const STIRLING_TAILS = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211, 0.0138761288230707,
  0.0118967099458917, 0.010411265261972, 0.00925546218271273, 0.00833056343336287,
];

/** log(k!) less Stirling's formula for it at k + 1. */
function stirlingTail(k: number): number {
  const tail = STIRLING_TAILS[k];
  if (tail !== undefined) {
    return tail;
  }
  const n = k + 1;
  return (1 / 12 - (1 / 360 - 1 / 1260 / n ** 2) / n ** 2) / n;
}
