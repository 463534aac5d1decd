import type { JoinedDays } from '../../stats/performance/joined-days';
import { NOTHING_JOINED, mergeJoined } from '../../stats/performance/joined-days';
import { addDays } from '../shared/days';
import { emitMetrics } from '../shared/emit-metrics';
import { readJson, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { formerReports, reportKey } from './adapters';
import type { JoinedWindow, QualityRun } from './contract';
import { ENV } from './contract';
import { metricsOf, revise } from './core';

const settings = {
  dimensions: { Environment: requireEnv(ENV.ENVIRONMENT), Model: requireEnv(ENV.MODEL) },
  bucket: requireEnv(ENV.BUCKET),
  limits: { minAuc: Number(requireEnv(ENV.MIN_AUC)), minLabels: Number(requireEnv(ENV.MIN_LABELS)) },
  horizonDays: Number(requireEnv(ENV.HORIZON_DAYS)),
};

/** Judges the newest day and judges again the days of the horizon that late labels changed; stores their reports and publishes the metrics. */
export async function handler(input: JoinedWindow): Promise<QualityRun> {
  return transientFailures(() => judge(input));
}

async function judge({ window, time, parts }: JoinedWindow): Promise<QualityRun> {
  const { bucket, dimensions, limits, horizonDays } = settings;
  const model = dimensions.Model;
  const [joined, formers] = await Promise.all([
    Promise.all(parts.map((key) => readJson(bucket, key) as Promise<JoinedDays>)),
    formerReports(bucket, model, addDays(window, -horizonDays), window),
  ]);
  const revisions = revise(window, joined.reduce(mergeJoined, NOTHING_JOINED), limits, formers);
  // Before the reports: a run that dies between both does it again, and the same value twice changes nothing.
  const metrics = metricsOf(revisions);
  if (Object.keys(metrics).length > 0) {
    emitMetrics(dimensions, metrics, new Date(time));
  }
  const changed = revisions.flatMap(({ report, former }) => (report === former ? [] : report));
  await Promise.all(changed.map((report) => writeJson(bucket, reportKey(model, report.window), report)));

  const newest = revisions.at(-1)?.report;
  if (newest?.window !== window) {
    throw new Error(`joins must not find days after ${window}, got ${newest?.window ?? 'none'}`);
  }
  const { verdict, reason, metrics: found, labels } = newest;
  return {
    window,
    verdict,
    reason,
    auc: found?.auc.value ?? null,
    labelledRows: labels.rows,
    reportKey: reportKey(model, window),
    changed: changed.map((report) => report.window),
  };
}
