import type { FeatureManifest, Split } from '../shared/feature-manifest';
import { SPLITS, partOf } from '../shared/feature-manifest';
import type { GateVerdict } from './contract';

/** Fewest rows of the validation and of the test split: with fewer the AUC's interval is wider than any gate. */
const MIN_HELD_OUT_ROWS = 1000;
/** A positive share beyond these means a broken label, or a problem that accuracy and AUC do not describe. */
const MIN_POSITIVE_SHARE = 0.005;
const MAX_POSITIVE_SHARE = 0.995;
/** Largest ratio of the odds of a positive label in the training and the test split. */
const MAX_ODDS_RATIO = 4;

interface SplitCounts {
  readonly name: Split;
  readonly rows: number;
  readonly positives: number;
}

/** Judges a training snapshot; the reason lists all that is wrong with it. */
export function judgeSnapshot(manifest: FeatureManifest, minTrainingRows: number): GateVerdict {
  const splits = SPLITS.map((name): SplitCounts => {
    const { rows, positives = 0 } = partOf(manifest, name);
    return { name, rows, positives };
  });
  const problems = [
    ...splits.flatMap((split) => splitProblems(split, split.name === 'train' ? minTrainingRows : MIN_HELD_OUT_ROWS)),
    ...shiftProblems(splits),
    ...dayProblems(manifest.missingDays),
  ];
  return problems.length > 0
    ? { passed: false, reason: problems.join('; ') }
    : { passed: true, reason: `${splits.map(describe).join(', ')}; no day is missing` };
}

function splitProblems(split: SplitCounts, minRows: number): string[] {
  const { name, rows, positives } = split;
  const few = rows < minRows ? [`the ${name} split must have at least ${minRows} rows, got ${rows}`] : [];
  if (positives === 0 || positives === rows) {
    return [...few, `the ${name} split must have both classes, got ${positives} positives in ${rows} rows`];
  }
  const share = shareOf(split);
  return share < MIN_POSITIVE_SHARE || share > MAX_POSITIVE_SHARE
    ? [
        ...few,
        `the ${name} split must have between ${percent(MIN_POSITIVE_SHARE)} and ${percent(MAX_POSITIVE_SHARE)} positives, got ${percent(share)}`,
      ]
    : few;
}

/** Splits with one class are named already. */
function shiftProblems(splits: readonly SplitCounts[]): string[] {
  const [train, test] = (['train', 'test'] as const).map((name) => splits.find((split) => split.name === name));
  if (train === undefined || test === undefined || [train, test].some(({ rows, positives }) => positives === 0 || positives === rows)) {
    return [];
  }
  const ratio = odds(train) / odds(test);
  return Math.max(ratio, 1 / ratio) > MAX_ODDS_RATIO
    ? [
        `the positive shares of train and test must be alike (odds within a factor of ${MAX_ODDS_RATIO}), ` +
          `got ${percent(shareOf(train))} and ${percent(shareOf(test))}`,
      ]
    : [];
}

function dayProblems(missingDays: readonly string[]): string[] {
  return missingDays.length > 0 ? [`every day must have data, missing: ${missingDays.join(', ')}`] : [];
}

function describe(split: SplitCounts): string {
  return `${split.name} ${split.rows} rows with ${percent(shareOf(split))} positives`;
}

function shareOf({ rows, positives }: SplitCounts): number {
  return positives / rows;
}

function odds({ rows, positives }: SplitCounts): number {
  return positives / (rows - positives);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
