import type { Estimate } from '../performance/estimate';
import type { BiasMetrics } from './bias-metrics';

/** A metric of bias then and now. */
export interface BiasDrift {
  readonly stage: keyof BiasMetrics;
  /** Short name. */
  readonly metric: string;
  readonly baseline: number;
  readonly live: Estimate;
  /** Whether the live value is farther from fairness, what Model Monitor calls a violation. */
  readonly farther: boolean;
  /** Whether it is farther, and by more than sampling explains: the baseline's value is outside the live interval. */
  readonly drifted: boolean;
}

/** Disparate impact is a ratio. All other metrics are 0 when both facets are treated alike. */
const FAIR: Readonly<Record<string, number>> = { DI: 1 };

/** Compares the metrics that both have; bias that became less is no drift. */
export function biasDrift(baseline: BiasMetrics, live: BiasMetrics): BiasDrift[] {
  return (['preTraining', 'postTraining'] as const).flatMap((stage) => {
    const before: Readonly<Record<string, Estimate>> = baseline[stage];
    return Object.entries(live[stage]).flatMap(([metric, now]): BiasDrift[] => {
      const then = before[metric]?.value;
      return then === undefined ? [] : [{ stage, metric, baseline: then, live: now, ...compared(FAIR[metric] ?? 0, then, now) }];
    });
  });
}

function compared(fair: number, then: number, now: Estimate): Pick<BiasDrift, 'farther' | 'drifted'> {
  const farther = Math.abs(now.value - fair) > Math.abs(then - fair);
  return { farther, drifted: farther && (then < now.lower || then > now.upper) };
}
