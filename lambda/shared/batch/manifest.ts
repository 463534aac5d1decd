import type { BatchPart } from './part';

/** What a batch scored. It is written last and once; an object that it does not list is of a failed attempt. */
export interface BatchManifest {
  readonly batchId: string;
  readonly planId: string;
  readonly input: string;
  readonly modelPackageArn: string;
  readonly version: number;
  /** Records: in = scored + quarantined. */
  readonly in: number;
  readonly scored: number;
  readonly quarantined: number;
  /** In the order of the plan's ranges. */
  readonly parts: readonly BatchPart[];
}

/** Output of the batch workflow. */
export interface BatchResult extends Omit<BatchManifest, 'parts' | 'planId' | 'input'> {
  readonly outcome: 'scored';
  readonly parts: number;
  readonly manifestKey: string;
}

/** The result that a manifest tells. */
export function batchResult(manifest: BatchManifest, manifestKey: string): BatchResult {
  const { batchId, modelPackageArn, version, scored, quarantined, parts } = manifest;
  return { outcome: 'scored', batchId, modelPackageArn, version, in: manifest.in, scored, quarantined, parts: parts.length, manifestKey };
}
