import { Command } from 'commander';
import { MIN_CLASS_ROWS } from '../../stats/performance/auc';
import { estimatePerformance } from '../../stats/performance/estimated-performance';
import { fitCalibration } from '../../stats/performance/score-calibration';
import { scoreGroups } from '../../stats/performance/score-groups';
import { readRows } from '../../stats/read/rows/read-rows';
import { rowProbability } from '../../stats/read/rows/row-number';
import { binaryLabels } from './binary-labels';
import { EXIT } from './exit-code';
import { number } from './flag-values';
import { intervalsJson } from './interval-json';
import { labelledRows } from './labelled-rows';
import { metricTable } from './metric-table';
import { ProgressBar } from './progress-bar';
import { writeResult } from './write-result';

interface Flags {
  readonly reference: string;
  readonly live: string;
  readonly score: string;
  readonly label: string;
  readonly positive?: string;
  readonly threshold: number;
  readonly json?: string;
}

/** `plumbline estimate`: performance before labels arrive (CBPE), with 95 % bands; exits with 4 without enough data. */
export function estimateCommand(): Command {
  return new Command('estimate')
    .description('performance of live scores whose labels are not known yet, from a labelled reference')
    .requiredOption('--reference <file>', 'data file with scores and labels')
    .requiredOption('--live <file>', 'data file with scores')
    .requiredOption('--score <column>', 'probability of the positive class, from 0 to 1, in both files')
    .option('--label <column>', 'what was true, in the reference', 'label')
    .option('--positive <value>', 'label of the positive class (default: 1 of 0 and 1, true of false and true)')
    .option('--threshold <score>', 'score from which the prediction is positive', number, 0.5)
    .option('--json <file>', 'write the result as JSON')
    .action(estimate);
}

async function estimate(flags: Flags): Promise<void> {
  const { threshold } = flags;
  const [reference, live] = await Promise.all([referenceRows(flags), liveScores(flags.live, flags.score)]);
  const positives = reference.labels.reduce((sum, label) => sum + label, 0);
  const negatives = reference.labels.length - positives;
  const counted = { rows: live.length, threshold, reference: { rows: reference.labels.length, positives } };
  if (live.length === 0 || Math.min(positives, negatives) < MIN_CLASS_ROWS) {
    const reason = `an estimate needs a live row and ${MIN_CLASS_ROWS} rows of each class in the reference, got ${live.length} live rows, ${positives} positive and ${negatives} negative`;
    await writeResult(flags.json, { version: 1, ...counted, reason, metrics: {} });
    console.log(`not enough data: ${reason}`);
    process.exitCode = EXIT.notEnoughData;
    return;
  }
  const calibration = fitCalibration(reference.labels, reference.scores, threshold);
  const { rows, ...metrics } = estimatePerformance(calibration, scoreGroups(new Uint8Array(live.length), live), threshold);
  const { method, error } = calibration;
  await writeResult(flags.json, { version: 1, ...counted, calibration: { method, error }, metrics: intervalsJson(metrics) });
  console.log(
    `${metricTable(metrics)}\n\nestimated for ${rows} rows without labels, ${METHODS[method]} on ${reference.labels.length} reference rows`,
  );
  process.exitCode = EXIT.fine;
}

const METHODS = { isotonic: 'scores calibrated', none: 'scores as they are, for calibrating does not better them' };

async function referenceRows(flags: Flags): Promise<{ labels: Uint8Array; scores: Float64Array }> {
  const { labels, scores } = await labelledRows(flags.reference, { label: flags.label, score: flags.score });
  return labels.length === 0
    ? { labels: new Uint8Array(), scores }
    : { ...binaryLabels(flags.reference, flags.label, labels, flags.positive), scores };
}

async function liveScores(file: string, column: string): Promise<Float64Array> {
  const scores: number[] = [];
  const bar = new ProgressBar();
  await readRows(
    file,
    [column],
    ({ line, values: [score = null] }) => {
      scores.push(rowProbability(file, line, column, score));
    },
    bar.file(),
  ).finally(() => {
    bar.end();
  });
  return Float64Array.from(scores);
}
