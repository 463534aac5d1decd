import type { PlatformMap } from '../../../cli/demo/picture/platform-map';
import type { AlarmDay, DayQuality, DayResult, DemoResult, RoleCalls, TimelineEvent } from '../../../cli/demo/result';

/** Highest score of each day of February 2001; three windows in a row from 0.2 set off the alarm. */
const FEBRUARY = [
  0.396, 0.112, 0.778, 0.358, 0.141, 0.093, 0.087, 0.152, 0.183, 0.121, 0.098, 0.164, 0.139, 0.214, 0.263, 0.301, 0.128, 0.277, 0.104,
  0.089, 0.117, 0.232, 0.341, 0.287, 0.605, 0.178, 0.142, 0.095,
];
const ALARMS = [16, 24, 25];
const SHARES = {
  origin_late_share: 1,
  destination_late_share: 0.83,
  origin_mean_delay: 0.71,
  destination_mean_delay: 0.58,
  departure_minute: 0.09,
  origin: 0.06,
  destination: 0.05,
  distance: 0.03,
};

/** A result like the demo's: February against January. */
export function sampleResult(changes: Partial<DemoResult> = {}): DemoResult {
  const days = FEBRUARY.map((drift, i) => sampleDay(i + 1, drift));
  return {
    rows: { in: 966_411, good: 966_408, quarantined: 3 },
    training: { auc: 0.7334, precision: 0.5121, recall: 0.4018, rows: 351_207 },
    deployment: {
      modelPackageArn: 'arn:aws:sagemaker:eu-central-1:111122223333:model-package/plumbline-production-flight-delay/1',
      version: 1,
    },
    predictions: days.reduce((sum, { predictions }) => sum + predictions, 0),
    days,
    batch: { in: 112_053, scored: 112_053, quarantined: 0 },
    retrain: {
      decision: 'promoted',
      reason:
        "AUC 0.741 [0.736, 0.746] is better than the champion's 0.722 [0.717, 0.727] by at least 0.005; calibration error 0.012 is at most 0.05",
    },
    audit: { records: 7, intact: true },
    calls: { made: ROLES.reduce((sum, { calls }) => sum + calls, 0), denied: 0, roles: ROLES, refused: [] },
    timeline: SAMPLE_TIMELINE,
    distributions: days.filter(({ driftAlarm }) => driftAlarm).map(sampleAlarm),
    platform: SAMPLE_MAP,
    seconds: {
      python: 0.4,
      synth: 9.8,
      start: 2.1,
      ingest: 14.2,
      train: 17.9,
      deploy: 4.3,
      replay: 52.6,
      retrain: 15.8,
      batch: 6.1,
      rollback: 3.7,
      total: 105.2,
    },
    ...changes,
  };
}

/** A day of February with its scores; `null` when there was not enough data. */
export function sampleDay(day: number, drift: number | null): DayResult {
  const scores = Object.entries(SHARES).map(([name, share]): [string, number] => [name, Number(((drift ?? 0) * share).toFixed(4))]);
  return {
    date: `2001-02-${String(day).padStart(2, '0')}`,
    drift,
    column: drift === null ? null : 'origin_late_share',
    scores: drift === null ? {} : Object.fromEntries(scores),
    driftAlarm: ALARMS.includes(day),
    predictions: 2400 + ((day * 37) % 11),
    monitored: 2400 + ((day * 37) % 11),
    quality: sampleQuality(day, drift),
    qualityAlarm: false,
  };
}

/** What is behind an alarm: the columns beyond 0.2, each with bins that live traffic fills from the top. */
export function sampleAlarm({ date, scores }: DayResult): AlarmDay {
  const drifted = Object.entries(scores).filter(([, score]) => score >= 0.2);
  return {
    date,
    columns: drifted.map(([name, score]) => ({
      name,
      score,
      reason: `population stability index ${score.toFixed(3)} reaches 0.2 and is beyond sampling noise (p = 1.0e-99)`,
      bins: Array.from({ length: 10 }, (_, i) => ({
        label: `(${(0.0872 * i).toPrecision(3)}, ${(0.0872 * (i + 1)).toPrecision(4)}]`,
        baseline: 34_000 + 311 * i,
        live: Math.round(240 * (1 + score * (i / 4.5 - 1))),
      })),
    })),
  };
}

/** Quality that falls on stormy days; one day is below the limit, two have no labels. */
function sampleQuality(day: number, drift: number | null): DayQuality | null {
  if (drift === null || day === 11 || day === 12) {
    return null;
  }
  const auc = Number((0.71 - 0.11 * drift + 0.012 * Math.sin(day * 5)).toFixed(4));
  return { auc, aucLower: auc - 0.031, aucUpper: auc + 0.031, precision: 0.34 + drift / 5, recall: 0.51, f1: 0.41 };
}

/** The events of the sample. */
export const SAMPLE_TIMELINE: readonly TimelineEvent[] = [
  { time: '2001-02-01T00:58:12.000Z', kind: 'deployment', text: 'version 1 is live: first version' },
  { time: '2001-02-17T00:31:00.000Z', kind: 'alarm', text: 'drift alarm after 2001-02-16: origin_late_share 0.301' },
  { time: '2001-02-17T00:52:40.000Z', kind: 'deployment', text: 'version 2 is live: challenger passed the gate' },
  {
    time: '2001-02-17T00:53:00.000Z',
    kind: 'retraining',
    text: "promoted: AUC 0.741 [0.736, 0.746] is better than the champion's 0.722 [0.717, 0.727]",
  },
  { time: '2001-02-25T00:31:00.000Z', kind: 'alarm', text: 'drift alarm after 2001-02-24: origin_late_share 0.287' },
  { time: '2001-02-25T00:32:00.000Z', kind: 'retraining', text: 'refused: the last training is 8 days old, the cooldown is 336 hours' },
  { time: '2001-03-01T00:44:00.000Z', kind: 'rollback', text: 'version 1 is live again' },
];

/** Calls of a few roles. */
const ROLES: readonly RoleCalls[] = [
  { role: 'plumbline-production-ml-engineer', calls: 30_213, denied: 0, services: ['execute-api', 's3', 'states'] },
  { role: 'Production-FlightDelay-Tr-TrainingWorkflowRole5A320-2KKDV038EZ2P', calls: 17_000, denied: 0, services: ['sagemaker', 'states'] },
  { role: 'lambda.amazonaws.com', calls: 1000, denied: 0, services: ['sts'] },
];

/** Stacks of one model that stand on one of the platform. */
const SAMPLE_MAP: PlatformMap = {
  stage: 'Production',
  stacks: [
    {
      name: 'DataLake',
      model: null,
      runs: true,
      counts: [
        { kind: 'bucket', count: 7 },
        { kind: 'alarm', count: 1 },
      ],
      resources: 41,
    },
    { name: 'FlightDelay-Training', model: 'flight-delay', runs: true, counts: [{ kind: 'state machine', count: 1 }], resources: 47 },
    { name: 'FlightDelay-Monitoring', model: 'flight-delay', runs: true, counts: [{ kind: 'alarm', count: 16 }], resources: 85 },
    { name: 'Foundation', model: null, runs: false, counts: [{ kind: 'key', count: 6 }], resources: 18 },
  ],
  flows: [{ from: 'FlightDelay-Monitoring', to: 'FlightDelay-Training', what: [{ verb: 'starts', on: 'TrainingWorkflow' }] }],
  data: [{ owner: 'DataLake', user: 'FlightDelay-Training', what: [{ verb: 'reads', on: 'Features' }] }],
  otherModels: [],
};
