/** Rows next to each other in order of score, which share one probability. */
export interface IsotonicBlock {
  /** Lowest and highest score in the block. */
  readonly lower: number;
  readonly upper: number;
  readonly rows: number;
  readonly positives: number;
}

/**
 * The shares of positives that never fall with the score and are nearest to the observed ones in squared distance, weighted by rows: blocks of
 * ascending share, by pool adjacent violators (Ayer et al., Annals of Mathematical Statistics 26, 1955). Groups of rows come in ascending order of score.
 */
export function isotonicBlocks(groups: readonly IsotonicBlock[]): IsotonicBlock[] {
  const blocks: IsotonicBlock[] = [];
  for (const group of groups) {
    let block = group;
    for (let below = blocks.at(-1); below !== undefined && notRising(below, block); below = blocks.at(-1)) {
      block = {
        lower: below.lower,
        upper: block.upper,
        rows: below.rows + block.rows,
        positives: below.positives + block.positives,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}

/** Compares the shares without dividing: whole numbers are exact. */
function notRising(below: IsotonicBlock, above: IsotonicBlock): boolean {
  return below.positives * above.rows >= above.positives * below.rows;
}
