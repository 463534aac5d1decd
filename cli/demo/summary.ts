import type { DemoResult } from './result';

/** The result as a table for the terminal. */
export function summary({ rows, training, deployment, predictions, days, batch, retrain, audit, calls, seconds }: DemoResult): string {
  const facts: [string, string][] = [
    ['rows', `${count(rows.in)} in = ${count(rows.good)} good + ${count(rows.quarantined)} quarantined`],
    [
      'training',
      `AUC ${training.auc.toFixed(3)}, precision ${training.precision.toFixed(3)}, recall ${training.recall.toFixed(3)} on ${count(training.rows)} rows`,
    ],
    ['live at the end', `version ${deployment.version}`],
    ['predictions', `${count(predictions)} through the inference API`],
    ['batch', `${count(batch.in)} flights of 1 to 7 March = ${count(batch.scored)} scored + ${count(batch.quarantined)} quarantined`],
    [
      'days in alarm',
      days
        .filter(({ driftAlarm }) => driftAlarm)
        .map(({ date }) => date)
        .join(', ') || 'none',
    ],
    [
      'quality alarm',
      days
        .filter(({ qualityAlarm }) => qualityAlarm)
        .map(({ date }) => date)
        .join(', ') || 'never',
    ],
    ['retraining', `${retrain.decision}: ${retrain.reason}`],
    ['audit trail', `${count(audit.records)} records of model changes, ${audit.broken ?? 'chain intact, each like its locked copy'}`],
    ['AWS calls', `${count(calls.made)} made with the roles' own credentials, ${count(calls.denied)} denied`],
    [
      'seconds',
      Object.entries(seconds)
        .map(([step, value]) => `${step} ${value}`)
        .join(', '),
    ],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  const dayLines = days.map(({ date, drift, column, driftAlarm, predictions: n, quality, qualityAlarm }) => {
    const auc = quality === null ? '-' : quality.auc.toFixed(3);
    const alarms = [driftAlarm ? 'ALARM' : '', qualityAlarm ? 'QUALITY ALARM' : ''].filter(Boolean).join(', ');
    return [
      date,
      (drift ?? NaN).toFixed(3).padStart(7),
      bar(drift),
      (column ?? '').padEnd(24),
      String(n).padStart(6),
      auc.padStart(5),
      alarms,
    ]
      .join('  ')
      .trimEnd();
  });
  const header = ['day'.padEnd(10), '  drift', ' '.repeat(BAR), 'column'.padEnd(24), '  rows', '  AUC'].join('  ');
  return ['', header, ...dayLines, '', ...facts.map(([name, text]) => `${name.padEnd(width)}  ${text}`)].join('\n');
}

/** Characters of a bar that stands for a score of 1. */
const BAR = 20;

function bar(drift: number | null): string {
  return '█'.repeat(Math.round(Math.min(1, drift ?? 0) * BAR)).padEnd(BAR, '·');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
