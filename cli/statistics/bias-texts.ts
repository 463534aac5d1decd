import { DataError } from '../../stats/read/data-error';
import { readRows } from '../../stats/read/rows/read-rows';
import { rowNumber, rowProbability } from '../../stats/read/rows/row-number';
import { ProgressBar } from './progress-bar';

/** Which columns of a file bias is measured by, and which of their values are meant. */
export interface BiasColumns {
  readonly data: string;
  readonly label: string;
  readonly positive: readonly string[];
  readonly facet: string;
  readonly facetValue: readonly string[];
  readonly prediction?: string;
  readonly group?: string;
  readonly score?: string;
  readonly features?: readonly string[];
}

/** A row as it stands in the file. */
export interface BiasTexts {
  readonly label: string;
  readonly facet: string;
  /** `null` without predictions. */
  readonly prediction: string | null;
  /** `null` without groups; rows whose group is missing are a group of their own, the empty text. */
  readonly group: string | null;
  /** `null` without scores. */
  readonly score: number | null;
  readonly features: Float64Array;
}

/** Reads the rows whose label and facet are known; throws a `DataError` for a prediction that is missing, a score or a feature that is no number. */
export async function biasTexts(columns: BiasColumns): Promise<{ texts: BiasTexts[]; leftOut: number }> {
  const { data: file, label, facet, prediction, group, score, features = [] } = columns;
  const named = [label, facet, prediction, group, score].filter((name) => name !== undefined);
  const at = (name: string | undefined): number => (name === undefined ? -1 : named.indexOf(name));
  const [predictionAt, groupAt, scoreAt] = [at(prediction), at(group), at(score)];
  const texts: BiasTexts[] = [];
  let leftOut = 0;
  const bar = new ProgressBar();
  await readRows(
    file,
    [...named, ...features],
    ({ line, values }) => {
      const [labelText = null, facetText = null] = values;
      if (labelText === null || facetText === null) {
        leftOut += 1;
        return;
      }
      const predicted = values[predictionAt] ?? null;
      if (prediction !== undefined && predicted === null) {
        throw new DataError({ file, line, column: prediction }, 'must be a prediction, got nothing');
      }
      texts.push({
        label: labelText,
        facet: facetText,
        prediction: predicted,
        group: group === undefined ? null : (values[groupAt] ?? ''),
        score: score === undefined ? null : rowProbability(file, line, score, values[scoreAt] ?? null),
        features: Float64Array.from(features, (name, i) => rowNumber(file, line, name, values[named.length + i] ?? null)),
      });
    },
    bar.file(),
  ).finally(() => {
    bar.end();
  });
  return { texts, leftOut };
}
