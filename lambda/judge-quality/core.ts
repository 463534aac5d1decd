import type { CollectedLabels, JoinedDay, JoinedDays } from '../../stats/performance/joined-days';
import { EMPTY_DAY, matchRate } from '../../stats/performance/joined-days';
import { scoreQuality } from '../../stats/performance/score-quality';
import type { ScoreQuality } from '../../stats/performance/score-quality';
import { canonicalJson } from '../shared/canonical-json';
import type { QualityLimits, QualityReport, QualityVerdict } from './contract';
import { METRICS } from './contract';

/** A day's report beside the one before it, if there was one. */
export interface Revision {
  readonly report: QualityReport;
  readonly former?: QualityReport;
}

/** Reports of the newest day and of every day that has predictions, oldest first; a report that says nothing new is the former one. */
export function revise(
  window: string,
  joined: JoinedDays,
  limits: QualityLimits,
  formers: Readonly<Record<string, QualityReport>>,
): Revision[] {
  const days = new Set([...Object.keys(joined.days), window]);
  return [...days].sort().map((day) => {
    const former = formers[day];
    const collected = day === window ? joined.collected : (former?.collected ?? null);
    const report = qualityReport(day, joined.days[day] ?? EMPTY_DAY, collected, limits, (former?.revision ?? 0) + 1);
    return former !== undefined && canonicalJson({ ...report, revision: former.revision }) === canonicalJson(former)
      ? { report: former, former }
      : { report, former };
  });
}

/**
 * Values of the night's metrics.
 *
 * `Auc` and `F1` are those of the worst day whose verdict is new: judged for the first time, or changed by late labels. So every day counts
 * once, and a night without a new verdict has no value. `LabelledRows` counts the labelled rows of all days of the horizon, while there are predictions.
 */
export function metricsOf(revisions: readonly Revision[]): Record<string, number> {
  const rows = (side: 'predictions' | 'labels'): number => revisions.reduce((sum, { report }) => sum + report[side].rows, 0);
  const [worst] = revisions
    .filter(({ report, former }) => report.verdict !== former?.verdict)
    .flatMap(({ report }) => report.metrics ?? [])
    .sort((a, b) => a.auc.value - b.auc.value);
  return {
    ...(rows('predictions') === 0 ? {} : { [METRICS.LABELLED_ROWS]: rows('labels') }),
    ...(worst === undefined ? {} : { [METRICS.AUC]: worst.auc.value, [METRICS.F1]: worst.f1.value }),
  };
}

function qualityReport(
  window: string,
  { predictions, labels, scores }: JoinedDay,
  collected: CollectedLabels | null,
  limits: QualityLimits,
  revision: number,
): QualityReport {
  const quality = labels.rows < limits.minLabels ? null : scoreQuality(scores);
  const { calibration = null, ...metrics } = quality ?? {};
  return {
    version: 1,
    window,
    revision,
    ...verdictOf(quality, predictions.rows, labels.rows, limits),
    limits,
    predictions,
    labels: { ...labels, coverage: matchRate({ predictions, labels }) },
    collected,
    metrics: quality === null ? null : (metrics as Omit<ScoreQuality, 'calibration'>),
    calibration,
  };
}

function verdictOf(
  quality: ScoreQuality | null,
  predicted: number,
  labelled: number,
  { minAuc, minLabels }: QualityLimits,
): { verdict: QualityVerdict; reason: string } {
  if (quality === null) {
    const reason =
      labelled < minLabels
        ? `${labelled} of ${predicted} predicted rows are labelled, a verdict needs ${minLabels}`
        : `${labelled} labelled rows lack two of each class`;
    return { verdict: 'not-enough-data', reason };
  }
  const { value, lower, upper } = quality.auc;
  const reason = `AUC ${value.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)}), the limit is ${minAuc}`;
  return { verdict: value < minAuc ? 'poor' : 'good', reason };
}
