import { parseProfile } from '../../stats/profile/parse-profile';
import type { Profile } from '../../stats/profile/profile';
import { emitMetrics } from '../shared/emit-metrics';
import { livePackage, metadataOf } from '../shared/live-package';
import { readText, writeJson } from '../shared/object-store';
import { requireEnv } from '../shared/require-env';
import type { ProfiledWindow, WindowVerdict } from './contract';
import { ENV, METRICS } from './contract';
import { judge, totals } from './core';

const settings = {
  dimensions: { Environment: requireEnv(ENV.ENVIRONMENT), Model: requireEnv(ENV.MODEL) },
  monitoringBucket: requireEnv(ENV.MONITORING_BUCKET),
  artifactsBucket: requireEnv(ENV.ARTIFACTS_BUCKET),
  parameterName: requireEnv(ENV.MODEL_PACKAGE_PARAMETER),
  limits: { threshold: Number(requireEnv(ENV.DRIFT_THRESHOLD)), minRows: Number(requireEnv(ENV.MIN_ROWS)) },
};

/** Compares a day's traffic with the baseline of the live model, stores the report and publishes the metrics. */
export async function handler({ window, time, parts }: ProfiledWindow): Promise<WindowVerdict> {
  const { rows, unreadable } = totals(parts);
  const live = await livePackage(settings.parameterName);
  if (live === undefined) {
    return { window, verdict: 'no-model', score: 0, column: null, rows, unreadable, reason: 'no version is live' };
  }
  const baseline = await readProfile(settings.artifactsBucket, metadataOf(live, 'baselineKey'));
  const profiles = await Promise.all(parts.map(({ key }) => readProfile(settings.monitoringBucket, key)));
  const comparison = judge(baseline, profiles, settings.limits);
  const reportKey = `reports/${settings.dimensions.Model}/${window}/drift.json`;
  await writeJson(settings.monitoringBucket, reportKey, {
    window,
    modelPackageArn: live.arn,
    modelVersion: live.version,
    unreadable,
    ...comparison,
  });
  const { verdict, score, column, reason } = comparison;
  const values = {
    [METRICS.MONITORED_ROWS]: rows,
    // Without enough data there is no score: a zero would count as a calm day.
    ...(verdict === 'not-enough-data' ? {} : { [METRICS.DRIFT_SCORE]: score }),
  };
  emitMetrics(settings.dimensions, values, new Date(time));
  return { window, verdict, score, column, rows, unreadable, reason, reportKey };
}

async function readProfile(bucket: string, key: string): Promise<Profile> {
  return parseProfile(await readText(bucket, key), `s3://${bucket}/${key}`);
}
