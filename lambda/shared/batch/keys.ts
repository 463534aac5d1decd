/** Folders of the features bucket, below the model's, whose files can be scored: feature runs, and files that people bring. */
export const INPUT_FOLDERS = { featureRuns: 'score', uploads: 'batch-input' } as const;

/** Folder of the features bucket, below the model's, that takes batches; bad records lie under the same name in the quarantine bucket. */
export const BATCH_FOLDER = 'batch';

/** `<model>/batch/<batchId>/`. */
export function batchPrefix(model: string, batchId: string): string {
  return `${model}/${BATCH_FOLDER}/${batchId}/`;
}

/** The manifest of a batch. */
export function manifestKey(model: string, batchId: string): string {
  return `${batchPrefix(model, batchId)}manifest.json`;
}

/** Scored records of a range. */
export function partKey(prefix: string, range: string): string {
  return `${partsPrefix(prefix)}part-${range}.jsonl.gz`;
}

/** All parts of a plan begin with this. */
export function partsPrefix(prefix: string): string {
  return `${prefix}parts/`;
}

/** Records of a range as batch transform takes them, and what was found while they were checked. */
export function preparedKeys(prefix: string, range: string): { rows: string; counts: string } {
  return { rows: `${transformFolders(prefix).input}${range}.csv`, counts: `${prefix}prepared/${range}.json` };
}

/** Where batch transform reads and writes. */
export function transformFolders(prefix: string): { input: string; output: string } {
  return { input: `${prefix}transform-input/`, output: `${prefix}transform-output/` };
}
