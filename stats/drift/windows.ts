import type { Verdict } from './comparison';

/** How many windows must drift before it is called an alarm. */
export interface WindowsOptions {
  /** Drifting windows that make an alarm. */
  readonly k: number;
  /** Windows to look at: the last ones with a verdict. */
  readonly n: number;
}

/** What the last windows say together. */
export interface WindowsVerdict {
  /** `not-enough-data` while too few windows have a verdict for k of them to drift. */
  readonly state: 'alarm' | 'no-alarm' | 'not-enough-data';
  /** Drifting windows among those looked at. */
  readonly drifting: number;
  /** Windows looked at. */
  readonly judged: number;
  /** The state in words and numbers. */
  readonly reason: string;
}

/**
 * Whether at least k of the last n windows drift; `verdicts` are in order of time.
 *
 * Windows with too little data neither count nor reset: they are skipped, so that a quiet night between two days of drift does not hide it.
 * Prolonged silence is an alarm of its own, and not this one's matter. Throws unless 1 <= k <= n are whole.
 */
export function windows(verdicts: readonly Verdict[], { k, n }: WindowsOptions): WindowsVerdict {
  if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 1 && k <= n)) {
    throw new Error(`k and n must be whole numbers with 1 <= k <= n, got ${k} and ${n}`);
  }
  const last = verdicts.filter((verdict) => verdict !== 'not-enough-data').slice(-n);
  const drifting = last.filter((verdict) => verdict === 'drift').length;
  const state = drifting >= k ? 'alarm' : last.length < k ? 'not-enough-data' : 'no-alarm';
  return {
    state,
    drifting,
    judged: last.length,
    reason: `${drifting} of the last ${last.length} windows drift; an alarm needs ${k} of ${n}`,
  };
}
