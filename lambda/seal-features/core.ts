import type { FeatureFile, FeatureManifest, FeaturePart } from '../shared/feature-manifest';
import type { FeaturePlan, PlannedPart } from '../plan-features/contract';

/** A file with the number of its rows that have the label 1. */
export type CountedFile = FeatureFile & { readonly positives: number };

/** The manifest of a run whose parts hold these files; a training snapshot with an empty part throws. */
export function manifestOf(plan: FeaturePlan, files: readonly (readonly CountedFile[])[]): FeatureManifest {
  const { id, mode, model, from, to, prefix, missingDays } = plan;
  const parts = plan.parts.map((part, i) => partOf(part, files[i] ?? [], mode));
  const empty = parts.find(({ rows }) => rows === 0);
  if (mode === 'train' && empty !== undefined) {
    throw new Error(`the ${empty.name} split from ${empty.from} to ${empty.to} must have rows, got none`);
  }
  return { id, mode, model, from, to, prefix, missingDays, parts };
}

function partOf({ name, from, to, prefix }: PlannedPart, files: readonly CountedFile[], mode: FeaturePlan['mode']): FeaturePart {
  return {
    name,
    from,
    to,
    prefix,
    rows: sum(files.map(({ rows }) => rows)),
    ...(mode === 'train' ? { positives: sum(files.map(({ positives }) => positives)) } : {}),
    files: files.map(({ key, rows, sha256 }) => ({ key, rows, sha256 })),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
