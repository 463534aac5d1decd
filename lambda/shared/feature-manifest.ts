/** What a snapshot is split into, in the order of time. */
export const SPLITS = ['train', 'validation', 'test'] as const;

/** A part of a training snapshot. */
export type Split = (typeof SPLITS)[number];

/** A file of a feature run. */
export interface FeatureFile {
  readonly key: string;
  readonly rows: number;
  readonly sha256: string;
}

/** The rows of one time range. */
export interface FeaturePart {
  /** A split, or `rows` when they are for scoring. */
  readonly name: Split | 'rows';
  /** First day and the day after the last, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Keys of the files begin with this; it ends with a slash. */
  readonly prefix: string;
  readonly rows: number;
  /** Rows with the label 1; rows to score have no label. */
  readonly positives?: number;
  readonly files: readonly FeatureFile[];
}

/** What a feature run wrote. It is written last and once, and is the only thing that readers trust: other objects are of failed attempts. */
export interface FeatureManifest {
  /** Hash of the SQL, the ranges and the curated files. */
  readonly id: string;
  readonly mode: 'train' | 'score';
  readonly model: string;
  readonly from: string;
  readonly to: string;
  /** Keys of all parts begin with this; it ends with a slash. */
  readonly prefix: string;
  /** Days of the range without any curated file. */
  readonly missingDays: readonly string[];
  readonly parts: readonly FeaturePart[];
}

/** Output of a run in `train` mode. */
export interface TrainingSnapshot {
  readonly snapshotId: string;
  readonly prefix: string;
  readonly from: string;
  readonly to: string;
  readonly rows: Readonly<Record<Split, number>>;
  readonly manifestKey: string;
}

/** Output of a run in `score` mode. */
export interface ScoringRows {
  readonly scoreId: string;
  readonly prefix: string;
  readonly rows: number;
  readonly manifestKey: string;
}

/** Output of the feature workflow. */
export function featureResult(manifest: FeatureManifest, manifestKey: string): TrainingSnapshot | ScoringRows {
  const { id, mode, prefix, from, to, parts } = manifest;
  if (mode === 'score') {
    return { scoreId: id, prefix, rows: rowsOf(parts, 'rows'), manifestKey };
  }
  const rows = { train: rowsOf(parts, 'train'), validation: rowsOf(parts, 'validation'), test: rowsOf(parts, 'test') };
  return { snapshotId: id, prefix, from, to, rows, manifestKey };
}

/** The part of this name; throws when the manifest has none. */
export function partOf(manifest: FeatureManifest, name: FeaturePart['name']): FeaturePart {
  const part = manifest.parts.find((candidate) => candidate.name === name);
  if (part === undefined) {
    throw new Error(`the feature manifest ${manifest.id} must have the part ${name}`);
  }
  return part;
}

function rowsOf(parts: readonly FeaturePart[], name: FeaturePart['name']): number {
  return parts.find((part) => part.name === name)?.rows ?? 0;
}
