import type { StateValue, TreatMissingData } from './alarm-verdict';

/** A datapoint of an evaluation. */
export interface Datapoint {
  /** Start of the period, in milliseconds since the epoch. */
  readonly start: number;
  readonly value: number;
  readonly breaching: boolean;
}

/** What the reason of a state tells about. */
export interface Explanation {
  readonly state: StateValue;
  readonly previous: StateValue;
  /** The real datapoints that counted, oldest first. */
  readonly datapoints: readonly Datapoint[];
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly treatMissingData: TreatMissingData;
}

/** Comparison operators: the test, and its words in a reason. */
export const COMPARISONS = {
  GreaterThanOrEqualToThreshold: { test: (value: number, threshold: number) => value >= threshold, words: 'greater than or equal to' },
  GreaterThanThreshold: { test: (value: number, threshold: number) => value > threshold, words: 'greater than' },
  LessThanOrEqualToThreshold: { test: (value: number, threshold: number) => value <= threshold, words: 'less than or equal to' },
  LessThanThreshold: { test: (value: number, threshold: number) => value < threshold, words: 'less than' },
} as const;

/** Name of a comparison operator. */
export type Comparison = keyof typeof COMPARISONS;

/** Why an alarm is in its state, in AWS's words. */
export function alarmReason(explanation: Explanation): string {
  const { state, previous, datapoints, evaluationPeriods, datapointsToAlarm, comparison, treatMissingData } = explanation;
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${evaluationPeriods} ${evaluationPeriods === 1 ? 'datapoint was' : 'datapoints were'} unknown.`;
  }
  if (datapoints.length === 0) {
    const many = evaluationPeriods === 1 ? '' : 's';
    const treated = treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
    const were = `${evaluationPeriods} missing datapoint${many} ${many === '' ? 'was' : 'were'} treated as [${treated}]`;
    return `Threshold Crossed: no datapoints were received for ${evaluationPeriods} period${many} and ${were}.`;
  }
  const alarm = state === 'ALARM';
  const deciding = datapoints.filter(({ breaching }) => breaching === alarm);
  const listed = deciding.map(({ value, start }) => `${decimal(value)} (${shortTime(start)})`).join(', ');
  const verb = `${deciding.length === 1 ? 'was' : 'were'}${alarm ? '' : ' not'}`;
  const minimum = alarm ? datapointsToAlarm : evaluationPeriods - datapointsToAlarm + 1;
  return (
    `Threshold Crossed: ${deciding.length} out of the last ${evaluationPeriods} datapoints [${listed}] ${verb} ` +
    `${COMPARISONS[comparison].words} the threshold (${decimal(explanation.threshold)}) ` +
    `(minimum ${minimum} datapoint${minimum === 1 ? '' : 's'} for ${previous} -> ${state} transition).`
  );
}

function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** `16/02/01 00:00:00` */
function shortTime(time: number): string {
  const [date = '', clock = ''] = new Date(time).toISOString().split('T');
  return `${date.slice(2).split('-').reverse().join('/')} ${clock.slice(0, 8)}`;
}
