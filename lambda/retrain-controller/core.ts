import type { RetrainDecision, RetrainRequest, RetrainingPolicy } from './contract';

/** A file in the ingestion ledger, as far as it is read. */
export interface IngestedFile {
  readonly sourceKey: string;
  readonly good: number;
  /** Days of the file's rows, `YYYY-MM-DD`; absent when it has none. */
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly outcome: string;
  readonly at: string;
}

/** What the controller knows when it decides. */
export interface Situation {
  readonly running: readonly string[];
  readonly decisions: readonly RetrainDecision[];
  readonly files: readonly IngestedFile[];
  /** Day after the last one that the live model was trained on; `undefined` while none is live. */
  readonly trainedTo: string | undefined;
}

/** A range of days: `from` included, `to` not. */
export interface TrainingRange {
  readonly from: string;
  readonly to: string;
}

/** The range to train on, or why not. */
export type Answer = { readonly range: TrainingRange; readonly reason: string } | { readonly refused: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Decides whether to train again; the first rule that is broken refuses. */
export function decide({ time }: RetrainRequest, policy: RetrainingPolicy, situation: Situation): Answer {
  const { running, files } = situation;
  const broken = newest(files);
  const labelled = files.filter(({ outcome, lastDay }) => outcome === 'ingested' && lastDay !== undefined);
  const fresh = labelled.filter(({ firstDay }) => (firstDay ?? '') >= (situation.trainedTo ?? ''));
  const newRows = fresh.reduce((sum, { good }) => sum + good, 0);
  const last = lastStart(situation.decisions);
  if (running.length > 0) {
    return { refused: `a training is in flight: ${running.join(', ')}` };
  }
  if (last !== undefined && Date.parse(time) - Date.parse(last.at) < policy.cooldownHours * HOUR_MS) {
    return { refused: `the last retraining started at ${last.at}, less than ${policy.cooldownHours} hours ago` };
  }
  if (broken?.outcome === 'rejected') {
    return { refused: `the newest file ${broken.sourceKey} breaks its contract: mend the data first` };
  }
  if (newRows < policy.minNewRows) {
    return { refused: `${newRows} new labelled rows since ${situation.trainedTo ?? 'the beginning'}; ${policy.minNewRows} are needed` };
  }
  const spent = spentInMonth(situation.decisions, time);
  if (cents(spent + policy.trainingCostUsd) > cents(policy.monthlyBudgetUsd)) {
    return {
      refused: `a training costs up to ${usd(policy.trainingCostUsd)} and ${usd(spent)} of the month's budget of ${usd(policy.monthlyBudgetUsd)} are spent`,
    };
  }
  const range = newestRange(labelled, policy.trainingDays);
  return { range, reason: `${newRows} new labelled rows; training on ${range.from} to ${range.to}` };
}

/** Estimated cost, in US dollars, of the trainings that were started in the calendar month (UTC) of `time`. */
export function spentInMonth(decisions: readonly RetrainDecision[], time: string): number {
  const month = day(Date.parse(time)).slice(0, 7);
  return decisions.filter(({ at }) => at.startsWith(month)).reduce((sum, { estimatedCostUsd = 0 }) => sum + estimatedCostUsd, 0);
}

/** Whole cents: sums of fractions of a dollar are not exact. */
function cents(amount: number): number {
  return Math.round(amount * 100);
}

function usd(amount: number): string {
  return `${amount.toFixed(2)} USD`;
}

function newest(files: readonly IngestedFile[]): IngestedFile | undefined {
  return files.reduce<IngestedFile | undefined>((best, file) => (best && best.at >= file.at ? best : file), undefined);
}

function lastStart(decisions: readonly RetrainDecision[]): RetrainDecision | undefined {
  return decisions.filter(({ decision }) => decision === 'started').sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

function newestRange(files: readonly IngestedFile[], days: number): TrainingRange {
  const lastDay = files.map((file) => file.lastDay ?? '').reduce((a, b) => (a > b ? a : b), '');
  const to = Date.parse(lastDay) + DAY_MS;
  return { from: day(to - days * DAY_MS), to: day(to) };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
