import type { Estimate } from '../performance/estimate';
import { bootstrap } from '../resampling/bootstrap';

/** Rows of one facet with their predictions. */
export interface PredictedRows {
  /** Numbers by row; features are compared as they are, so scale them when their units differ. */
  readonly features: readonly Float64Array[];
  /** Whether the prediction is favourable, by row. */
  readonly predicted: readonly boolean[];
}

const NEIGHBOURS = 5;

/** Fewest rows of the facet a among which five neighbours are asked; below, only the nearest. */
const ENOUGH_ROWS = 10;

/**
 * Counterfactual flip test, `FT`, from -1 to 1: (F+ - F-) / n_d, where F+ are rows of the facet d with an unfavourable prediction whose neighbours in
 * the facet a have a favourable one, F- the opposite (SageMaker Developer Guide, "Counterfactual Fliptest"). A positive value is to d's disadvantage;
 * Clarify's own code has the sign turned round, against its documentation.
 *
 * Neighbours are the five nearest rows by Euclidean distance, of which the majority counts, the first ones among equals. Takes time that
 * grows with n_a times n_d. The interval is that of a bootstrap of d's rows, the neighbours taken as given.
 */
export function flipTest(advantaged: PredictedRows, disadvantaged: PredictedRows): Estimate {
  const neighbours = advantaged.features.length < ENOUGH_ROWS ? 1 : NEIGHBOURS;
  const flips = { up: 0, down: 0, none: 0 };
  disadvantaged.features.forEach((row, i) => {
    const favoured = nearest(advantaged.features, row, neighbours).filter((index) => advantaged.predicted[index]).length;
    const counterfactual = favoured > neighbours / 2;
    const actual = disadvantaged.predicted[i] === true;
    flips[counterfactual === actual ? 'none' : actual ? 'down' : 'up'] += 1;
  });
  const counts = [flips.up, flips.down, flips.none];
  return bootstrap(counts, ([up = 0, down = 0, none = 0]) => ({ FT: (up - down) / (up + down + none) })).FT;
}

/** Indices of the nearest rows, kept in order of distance while all rows are looked at once. */
function nearest(rows: readonly Float64Array[], row: Float64Array, count: number): number[] {
  const indices: number[] = [];
  const distances: number[] = [];
  rows.forEach((other, index) => {
    const distance = squaredDistance(other, row);
    if (indices.length === count && distance >= (distances.at(-1) ?? NaN)) {
      return;
    }
    let place = distances.findIndex((known) => known > distance);
    place = place === -1 ? distances.length : place;
    distances.splice(place, 0, distance);
    indices.splice(place, 0, index);
    distances.length = indices.length = Math.min(count, indices.length);
  });
  return indices;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += ((a[i] as number) - (b[i] as number)) ** 2;
  }
  return sum;
}
