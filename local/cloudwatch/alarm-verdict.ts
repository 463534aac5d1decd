/** State of an alarm. */
export type StateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an alarm makes of missing datapoints. */
export type TreatMissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

/** How many datapoints decide. */
export interface VerdictOptions {
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  /** M of "M out of N". */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: TreatMissingData;
}

/**
 * The state that datapoints ask for, by AWS's rules for missing data; undefined keeps the state as it is.
 *
 * @param breaching the evaluation range, oldest first: whether each datapoint breaches, undefined where it is missing. It is longer
 * than the evaluation periods, so that missing datapoints are replaced by older real ones as long as there are any.
 */
export function alarmVerdict(breaching: readonly (boolean | undefined)[], options: VerdictOptions): StateValue | undefined {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = options;
  const real = breaching.filter((datapoint) => datapoint !== undefined);
  const missing = Math.max(0, evaluationPeriods - real.length);
  const count = real.slice(-evaluationPeriods).filter(Boolean).length + (treatMissingData === 'breaching' ? missing : 0);
  if (count >= datapointsToAlarm) {
    return 'ALARM';
  }
  const undecided = missing > 0 && real.every(Boolean);
  if (!undecided || treatMissingData === 'breaching' || treatMissingData === 'notBreaching') {
    return 'OK';
  }
  if (treatMissingData === 'ignore') {
    return undefined;
  }
  if (real.length === 0) {
    return 'INSUFFICIENT_DATA';
  }
  // All that is known breaches: an alarm as soon as the oldest of it is as old as the datapoints that an alarm needs.
  const ageOfOldest = breaching.length - breaching.indexOf(true);
  return ageOfOldest >= datapointsToAlarm ? 'ALARM' : 'OK';
}
