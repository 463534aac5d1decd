import { MIN_CLASS_ROWS } from './auc';
import type { Estimate } from './estimate';
import { Z_95 } from './estimate';

/** Rows of one bin of scores, by label. */
export interface LabelledBin {
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Area under the ROC curve with its 95 % interval, of scores that are known by their bin: rows of one bin are ties.
 *
 * Gives what `aucEstimate` gives for scores that are equal within each bin, by the same method (DeLong), in memory of the number of bins.
 * Bins come in ascending order of score. Throws unless each class has two rows.
 */
export function binnedAuc(bins: readonly LabelledBin[]): Estimate {
  const positives = total(bins, 'positives');
  const negatives = total(bins, 'negatives');
  if (positives < MIN_CLASS_ROWS || negatives < MIN_CLASS_ROWS) {
    throw new Error(`rows must have each label at least ${MIN_CLASS_ROWS} times, got ${positives} with 1 and ${negatives} with 0`);
  }
  const ofPositives = new PlacementMoments();
  const ofNegatives = new PlacementMoments();
  let positivesBelow = 0;
  let negativesBelow = 0;
  for (const bin of bins) {
    ofPositives.add((negativesBelow + bin.negatives / 2) / negatives, bin.positives);
    ofNegatives.add((positives - positivesBelow - bin.positives / 2) / positives, bin.negatives);
    positivesBelow += bin.positives;
    negativesBelow += bin.negatives;
  }
  const value = ofPositives.mean;
  const half = Z_95 * Math.sqrt(ofPositives.varianceOfMean + ofNegatives.varianceOfMean);
  return { value, lower: Math.max(0, value - half), upper: Math.min(1, value + half) };
}

/** Mean and variance of one class's placements, each of which many rows share (West, Communications of the ACM 22, 1979). */
class PlacementMoments {
  mean = 0;
  private rows = 0;
  private squares = 0;

  add(placement: number, rows: number): void {
    if (rows === 0) {
      return;
    }
    this.rows += rows;
    const distance = placement - this.mean;
    this.mean += (distance * rows) / this.rows;
    this.squares += rows * distance * (placement - this.mean);
  }

  get varianceOfMean(): number {
    return this.squares / (this.rows - 1) / this.rows;
  }
}

function total(bins: readonly LabelledBin[], label: keyof LabelledBin): number {
  return bins.reduce((sum, bin) => sum + bin[label], 0);
}
