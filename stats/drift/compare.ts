import type { Profile } from '../profile/profile';
import { measuredComparison, unmeasuredComparison } from './column-comparison';
import { columnPairs } from './column-pairs';
import { compareSettings } from './compare-settings';
import type { CompareOptions, Comparison } from './comparison';
import { dataSetVerdict } from './data-set-verdict';
import { judgedColumns } from './judged-columns';
import { measuredColumn } from './measured-column';
import { columnReason, tooFewRows } from './reason';

/**
 * Compares live data with its baseline.
 *
 * A column drifts when its score reaches the threshold AND is more than sampling noise explains at these sizes AND survives
 * Benjamini-Hochberg over the compared columns. Time stamps and unique keys are listed as not compared unless `columns` names them.
 *
 * Throws when an option is out of range or names a column that neither data set has.
 */
export function compare(baseline: Profile, live: Profile, options: CompareOptions = {}): Comparison {
  const settings = compareSettings(options);
  const rows = { baseline: baseline.rows, live: live.rows };
  const enough = Math.min(rows.baseline, rows.live) >= settings.minRows;
  const tooFew = tooFewRows(rows, settings.minRows);

  const pairs = columnPairs(baseline, live, settings);
  const compared = Math.min(rows.baseline, rows.live) > 0 ? pairs.filter((pair) => pair.state === 'compared') : [];
  const measured = compared.map((pair) => measuredColumn(pair.baseline, pair.live, rows, settings));
  const judged = new Map(judgedColumns(measured, settings).map((column) => [column.name, column]));

  const columns = pairs.map((pair) => {
    const column = judged.get(pair.name);
    return pair.state === 'compared' && column
      ? measuredComparison(pair, column, enough, rows, enough ? columnReason(column, rows, judged.size, settings) : tooFew)
      : unmeasuredComparison(pair, rows, tooFew);
  });
  return { version: 1, rows, ...dataSetVerdict(columns, [...judged.values()], enough ? null : tooFew), columns };
}
