import { sameValue } from '../../stats/performance/same-value';
import type { ValueRule } from '../../stats/bias/value-rule';
import { valueRule } from '../../stats/bias/value-rule';
import { DataError } from '../../stats/read/data-error';
import type { BiasColumns, BiasTexts } from './bias-texts';
import { biasTexts } from './bias-texts';

/** A row whose label and facet are known. */
export interface BiasRow extends Pick<BiasTexts, 'label' | 'group' | 'score' | 'features'> {
  readonly positive: boolean;
  readonly disadvantaged: boolean;
  /** `null` without predictions. */
  readonly predicted: boolean | null;
}

/** The rows of a file, and how its values were understood. */
export interface BiasRows {
  readonly rows: readonly BiasRow[];
  /** Rows that were left out because label or facet is missing. */
  readonly leftOut: number;
  /** `null` without rows. */
  readonly rules: { readonly label: ValueRule; readonly facet: ValueRule } | null;
}

/** Reads the rows; throws a `DataError` for values that do not occur and predictions in other words than the labels', besides those of `biasTexts`. */
export async function biasRows(columns: BiasColumns): Promise<BiasRows> {
  const { texts, leftOut } = await biasTexts(columns);
  if (texts.length === 0) {
    return { rows: [], leftOut, rules: null };
  }
  const { data, label, positive, facet, facetValue, prediction } = columns;
  const labels = new Set(texts.map((row) => row.label));
  const predictions = new Set(texts.flatMap((row) => row.prediction ?? []));
  const rules = {
    label: ruled(data, label, [...labels, ...predictions], positive),
    facet: ruled(data, facet, new Set(texts.map((row) => row.facet)), facetValue),
  };
  if (prediction !== undefined && rules.label.kind === 'values') {
    requireSameWords(data, prediction, predictions, labels);
  }
  const rows = texts.map((row): BiasRow => {
    const { group, score, features } = row;
    return {
      label: rules.label.kind === 'above' ? String(rules.label.holds(row.label)) : row.label,
      positive: rules.label.holds(row.label),
      disadvantaged: rules.facet.holds(row.facet),
      predicted: row.prediction === null ? null : rules.label.holds(row.prediction),
      group,
      score,
      features,
    };
  });
  return { rows, leftOut, rules };
}

function ruled(file: string, column: string, values: Iterable<string>, wanted: readonly string[]): ValueRule {
  try {
    return valueRule(values, wanted);
  } catch (error) {
    throw new DataError({ file, column }, error instanceof Error ? error.message : String(error));
  }
}

/** Predictions of 1 for labels of Yes would all count as unfavourable. */
function requireSameWords(file: string, column: string, predictions: ReadonlySet<string>, labels: ReadonlySet<string>): void {
  if (![...predictions].some((prediction) => [...labels].some((label) => sameValue(label, prediction)))) {
    const rule = `predictions must be in the words of the labels ${[...labels].sort().join(', ')}`;
    throw new DataError({ file, column }, rule, [...predictions].sort().join(', '));
  }
}
