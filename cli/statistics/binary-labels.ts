import { positiveLabel } from '../../stats/performance/positive-label';
import { sameValue } from '../../stats/performance/same-value';
import { DataError } from '../../stats/read/data-error';

/** Labels of two classes as 0 and 1; throws a `DataError` when it is not told and not known which one is positive. */
export function binaryLabels(
  file: string,
  column: string,
  labels: readonly string[],
  wanted?: string,
): { labels: Uint8Array; positive: string } {
  const positive = positiveOf(file, column, labels, wanted);
  return { labels: matches(labels, positive), positive };
}

/** Predictions of two classes as 0 and 1; throws a `DataError` for one that is no label. */
export function binaryDecisions(
  file: string,
  column: string,
  predictions: readonly string[],
  labels: readonly string[],
  lines: readonly number[],
  positive: string,
): Uint8Array {
  const known = new Set(labels);
  if (known.size > 1) {
    const strange = [...new Set(predictions)].find(
      (prediction) => !known.has(prediction) && ![...known].some((label) => sameValue(label, prediction)),
    );
    if (strange !== undefined) {
      const rule = `must be one of the labels ${[...known].sort().join(', ')} (scores go with --score)`;
      throw new DataError({ file, line: lines[predictions.indexOf(strange)], column }, rule, strange);
    }
  }
  return matches(predictions, positive);
}

function positiveOf(file: string, column: string, labels: readonly string[], wanted?: string): string {
  try {
    return positiveLabel(labels, wanted);
  } catch (error) {
    throw new DataError({ file, column }, `${error instanceof Error ? error.message : String(error)} (--positive)`);
  }
}

/** Compares each different text once. */
function matches(texts: readonly string[], wanted: string): Uint8Array {
  const known = new Map([...new Set(texts)].map((text) => [text, sameValue(text, wanted) ? 1 : 0]));
  return Uint8Array.from(texts, (text) => known.get(text) ?? 0);
}
