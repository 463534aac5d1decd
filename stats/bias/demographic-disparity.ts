import type { Acceptance } from './bias-tally';
import { divide } from './divide';

/**
 * Conditional demographic disparity: the mean over the groups, weighted by their rows, of the facet d's share of the rejected rows less its share
 * of the accepted ones (Wachter, Mittelstadt and Russell, Computer Law & Security Review 41, 2021); from -1 to 1.
 */
export function conditionalDisparity(groups: readonly Acceptance[]): number {
  const rowsOf = ({ accepted, rejected }: Acceptance): number => accepted + rejected;
  const total = groups.reduce((sum, group) => sum + rowsOf(group), 0);
  const weighted = groups.reduce((sum, group) => {
    const disparity = divide(group.rejectedDisadvantaged, group.rejected) - divide(group.acceptedDisadvantaged, group.accepted);
    return sum + rowsOf(group) * disparity;
  }, 0);
  return divide(weighted, total);
}
