import { aucDifference } from '../../stats/performance/auc';
import type { Calibration } from '../../stats/performance/calibration';
import { calibration } from '../../stats/performance/calibration';
import { classificationMetrics } from '../../stats/performance/classification-metrics';
import type { FeatureManifest } from '../shared/feature-manifest';
import { partOf } from '../shared/feature-manifest';
import type { Candidate, EvaluateInput, Evaluation, Metrics } from './contract';
import type { ScoredSplit } from './scored-rows';

/** A candidate with what it made of the test split. */
export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly scored: ScoredSplit;
}

/** How a candidate did. */
export interface CandidateReport {
  readonly version?: number;
  readonly metrics: Metrics;
  readonly reliability: Calibration['bins'];
}

/** `evaluation.json`. */
export interface EvaluationReport {
  readonly version: 1;
  readonly model: string;
  readonly trainingJobName: string;
  readonly snapshotId: string;
  /** Range of the test split; `to` is not in it. */
  readonly test: { readonly from: string; readonly to: string };
  readonly decisionThreshold: number;
  readonly challenger: CandidateReport;
  readonly champion?: CandidateReport;
  readonly difference?: Evaluation['difference'];
}

/** The one candidate of a role; throws when a role is there twice, or no challenger is. */
export function challengerAndChampion<T extends { readonly candidate: Candidate }>(
  candidates: readonly T[],
): [challenger: T, champion?: T] {
  const [challengers, champions] = (['challenger', 'champion'] as const).map((role) =>
    candidates.filter(({ candidate }) => candidate.role === role),
  ) as [T[], T[]];
  const [challenger] = challengers;
  if (challenger === undefined || challengers.length > 1 || champions.length > 1) {
    throw new Error(`candidates must be one challenger and at most one champion, got ${challengers.length} and ${champions.length}`);
  }
  return champions[0] === undefined ? [challenger] : [challenger, champions[0]];
}

/** Compares the candidates on the test split. */
export function evaluationReport(
  { model, trainingJobName }: EvaluateInput,
  manifest: FeatureManifest,
  candidates: readonly ScoredCandidate[],
): EvaluationReport {
  const { from, to, positives } = partOf(manifest, 'test');
  const [challenger, champion] = challengerAndChampion(candidates);
  const { labels, scores, rowsSha256 } = challenger.scored;
  const report = candidateReport(challenger, model.decisionThreshold);
  if (report.metrics.positives !== positives) {
    throw new Error(`the scored rows must be the test split with ${positives ?? 0} positives, got ${report.metrics.positives}`);
  }
  const common = {
    version: 1,
    model: model.name,
    trainingJobName,
    snapshotId: manifest.id,
    test: { from, to },
    decisionThreshold: model.decisionThreshold,
    challenger: report,
  } as const;
  if (champion === undefined) {
    return common;
  }
  if (champion.scored.rowsSha256 !== rowsSha256) {
    throw new Error('challenger and champion must have scored the same rows in the same order, got different ones');
  }
  return {
    ...common,
    champion: candidateReport(champion, model.decisionThreshold),
    difference: aucDifference(labels, scores, champion.scored.scores),
  };
}

function candidateReport({ candidate, scored: { labels, scores } }: ScoredCandidate, threshold: number): CandidateReport {
  return {
    ...(candidate.version === undefined ? {} : { version: candidate.version }),
    metrics: classificationMetrics(labels, scores, threshold),
    reliability: calibration(labels, scores).bins,
  };
}
