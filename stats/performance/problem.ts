import { readKind } from '../profile/token-kind';

/** What a model predicts: one of two classes, one of several, a number. */
export type Problem = 'binary' | 'multiclass' | 'regression';

/** Most different whole numbers that still count as classes. */
export const MOST_NUMBERED_CLASSES = 20;

/**
 * What labels are of: two different ones or fewer of two classes; numbers of which one has a fraction, or more than twenty different ones, of a
 * quantity; all else of several classes.
 */
export function inferProblem(labels: Iterable<string>): Problem {
  const different = new Set(labels);
  if (different.size <= 2) {
    return 'binary';
  }
  const kinds = [...different].map(readKind);
  const numeric = kinds.every((kind) => kind === 'integral' || kind === 'fractional');
  return numeric && (different.size > MOST_NUMBERED_CLASSES || kinds.includes('fractional')) ? 'regression' : 'multiclass';
}
