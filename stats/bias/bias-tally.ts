import type { Confusion } from '../performance/classification-metrics';
import type { BiasCell } from './bias-cells';

/** Rows of one facet. */
export interface FacetTally {
  rows: number;
  /** Rows with the favourable label. */
  positives: number;
  /** Empty without predictions. */
  readonly confusion: { -readonly [Cell in keyof Confusion]: number };
}

/** Accepted and rejected rows of a group, and those among them that are of the facet d. */
export interface Acceptance {
  accepted: number;
  rejected: number;
  acceptedDisadvantaged: number;
  rejectedDisadvantaged: number;
}

/** Sums over the cells that the metrics are made of; a is the favoured facet, d the other one. */
export interface BiasTally {
  readonly a: FacetTally;
  readonly d: FacetTally;
  /** Rows of both facets by the value of the label. */
  readonly labels: readonly { readonly a: number; readonly d: number }[];
  /** By the value of the group; empty without a group. */
  readonly groups: readonly { readonly labels: Acceptance; readonly predictions: Acceptance }[];
}

/** Sums the cells, each with `counts` rows instead of its own: those of a resample. */
export function biasTally(cells: readonly BiasCell[], counts: readonly number[]): BiasTally {
  const [a, d] = [emptyFacet(), emptyFacet()];
  const labels = new Map<string, { a: number; d: number }>();
  const groups = new Map<string, { labels: Acceptance; predictions: Acceptance }>();
  cells.forEach((cell, i) => {
    const rows = counts[i] ?? 0;
    addToFacet(cell.disadvantaged ? d : a, cell, rows);
    const label = entry(labels, cell.label, () => ({ a: 0, d: 0 }));
    label[cell.disadvantaged ? 'd' : 'a'] += rows;
    if (cell.group !== null) {
      const group = entry(groups, cell.group, () => ({ labels: emptyAcceptance(), predictions: emptyAcceptance() }));
      accept(group.labels, cell.positive, cell.disadvantaged, rows);
      accept(group.predictions, cell.predicted === true, cell.disadvantaged, rows);
    }
  });
  return { a, d, labels: [...labels.values()], groups: [...groups.values()] };
}

function addToFacet(facet: FacetTally, { positive, predicted }: BiasCell, rows: number): void {
  facet.rows += rows;
  facet.positives += positive ? rows : 0;
  if (predicted !== null) {
    facet.confusion[predicted ? (positive ? 'truePositives' : 'falsePositives') : positive ? 'falseNegatives' : 'trueNegatives'] += rows;
  }
}

function accept(acceptance: Acceptance, accepted: boolean, disadvantaged: boolean, rows: number): void {
  acceptance[accepted ? 'accepted' : 'rejected'] += rows;
  if (disadvantaged) {
    acceptance[accepted ? 'acceptedDisadvantaged' : 'rejectedDisadvantaged'] += rows;
  }
}

function emptyFacet(): FacetTally {
  return { rows: 0, positives: 0, confusion: { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 } };
}

function emptyAcceptance(): Acceptance {
  return { accepted: 0, rejected: 0, acceptedDisadvantaged: 0, rejectedDisadvantaged: 0 };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
