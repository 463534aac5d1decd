/** Where the colours change, in parts of the threshold, so that the threshold itself is the clearest step. */
const STEPS = [0.25, 0.5, 1, 1.5, 2.5];

/** Colour of a score: 0 is the palest. */
export function heatStep(score: number, threshold: number): number {
  return heatEdges(threshold).filter((edge) => score >= edge).length;
}

/** Scores from which the colours 1, 2, ... begin. */
export function heatEdges(threshold: number): number[] {
  return STEPS.map((part) => Number((part * threshold).toPrecision(2)));
}
