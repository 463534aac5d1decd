import { Command, Option } from 'commander';
import type { Problem } from '../../stats/performance/problem';
import { inferProblem } from '../../stats/performance/problem';
import { rowNumber } from '../../stats/read/rows/row-number';
import { binaryDecisions, binaryLabels } from './binary-labels';
import { EXIT } from './exit-code';
import { number } from './flag-values';
import { intervalsJson } from './interval-json';
import type { LabelledRows } from './labelled-rows';
import { labelledRows } from './labelled-rows';
import { metricTable } from './metric-table';
import type { PerformanceResult } from './performance-result';
import { binaryPerformance, multiclassPerformance, regressionPerformance } from './performance-result';
import { writeResult } from './write-result';

interface Flags {
  readonly data: string;
  readonly label: string;
  readonly prediction?: string;
  readonly score?: string;
  readonly positive?: string;
  readonly threshold: number;
  readonly problem?: Problem;
  readonly json?: string;
}

/** `plumbline performance`: how well predictions agree with labels, with 95 % intervals; exits with 4 without enough data. */
export function performanceCommand(): Command {
  return new Command('performance')
    .description('how well predictions or scores agree with labels')
    .requiredOption('--data <file>', 'data file with a row for each prediction')
    .requiredOption('--label <column>', 'what was true; rows without a label are left out')
    .option('--prediction <column>', 'what was predicted: a class or a number')
    .option('--score <column>', 'probability of the positive class, from 0 to 1')
    .option('--positive <value>', 'label of the positive class (default: 1 of 0 and 1, true of false and true)')
    .option('--threshold <score>', 'score from which the prediction is positive, without --prediction', number, 0.5)
    .addOption(new Option('--problem <name>', 'default: by the labels').choices(['binary', 'multiclass', 'regression']))
    .option('--json <file>', 'write the result as JSON')
    .action(performance);
}

async function performance(flags: Flags): Promise<void> {
  if (flags.prediction === undefined && flags.score === undefined) {
    throw new Error('--prediction or --score must name a column');
  }
  const rows = await labelledRows(flags.data, flags);
  const result = judged(flags, rows);
  const { unlabelled } = rows;
  const { metrics, lack, ...details } = result;
  await writeResult(flags.json, { version: 1, ...details, unlabelled, ...(lack && { reason: lack }), metrics: intervalsJson(metrics) });
  const counted = `${result.problem}, ${result.rows} labelled rows${unlabelled === 0 ? '' : `, ${unlabelled} without a label left out`}`;
  console.log(lack === undefined ? `${metricTable(metrics)}\n\n${counted}` : `not enough data: ${lack} (${counted})`);
  process.exitCode = lack === undefined ? EXIT.fine : EXIT.notEnoughData;
}

function judged(flags: Flags, rows: LabelledRows): PerformanceResult {
  const { data, label, prediction, positive, threshold } = flags;
  const problem = flags.problem ?? inferredProblem(flags, rows);
  if (problem === 'binary') {
    const { labels, positive: found } =
      rows.labels.length === 0 ? { labels: new Uint8Array(), positive: '' } : binaryLabels(data, label, rows.labels, positive);
    const decisions = prediction === undefined ? null : binaryDecisions(data, prediction, rows.predictions, rows.labels, rows.lines, found);
    return binaryPerformance(labels, decisions, flags.score === undefined ? null : rows.scores, threshold);
  }
  if (prediction === undefined) {
    throw new Error(`--prediction must name a column for ${problem} labels`);
  }
  if (problem === 'multiclass') {
    return multiclassPerformance(rows.labels, rows.predictions);
  }
  const numbers = (column: string, texts: readonly string[]): Float64Array =>
    Float64Array.from(texts, (text, i) => rowNumber(data, rows.lines[i] ?? NaN, column, text));
  return regressionPerformance(numbers(label, rows.labels), numbers(prediction, rows.predictions));
}

/** A positive class and scores are of two classes. */
function inferredProblem({ positive, prediction }: Flags, { labels }: LabelledRows): Problem {
  return positive !== undefined || prediction === undefined ? 'binary' : inferProblem(labels);
}
