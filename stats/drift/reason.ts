import type { BinPair } from './bin-pair';
import { binTotals } from './bin-pair';
import type { CompareSettings } from './compare-settings';
import type { Comparison } from './comparison';
import type { JudgedColumn } from './judged-columns';
import { METHODS } from './methods';

/** A column's verdict in words and numbers; `columns` is how many are compared. */
export function columnReason(column: JudgedColumn, rows: Comparison['rows'], columns: number, settings: CompareSettings): string {
  const { method, score, threshold, qValue, significant, drifts } = column;
  const over = score >= threshold;
  const size = `${METHODS[method].label} ${readable(score)} is ${over ? 'over' : 'under'} the threshold ${threshold}`;
  const noise = `the sampling noise ${readable(column.noiseFloor)} (n = ${count(rows.baseline)}, m = ${count(rows.live)})`;
  const chance = `q = ${rounded(qValue)}`;
  const rest = [
    ...(drifts ? [chance, `most of it: ${largestChange(column.bins)}`] : []),
    ...(method === settings.method ? [] : [`measured by ${method}, because ${settings.method} does not fit the column`]),
  ];
  return [`${size} ${noiseClause()}`, ...rest].join('; ');

  function noiseClause(): string {
    if (score <= column.noiseFloor || column.noiseFloor === 0) {
      return `${over && !drifts ? 'but within' : drifts ? 'and beyond' : 'and within'} ${noise}`;
    }
    if (!significant) {
      return `and beyond ${noise}, but not as one of ${columns} columns: ${chance} is over ${settings.falseDiscoveryRate}`;
    }
    return over ? `and ${times(score / column.noiseFloor)} times ${noise}` : `though beyond ${noise}`;
  }
}

/** `5,010 baseline and 120 live rows; a verdict needs 200 of each`. */
export function tooFewRows({ baseline, live }: Comparison['rows'], minRows: number): string {
  return `${count(baseline)} baseline and ${count(live)} live rows; a verdict needs ${count(minRows)} of each`;
}

/** The bin whose share changes most: `missing from 15.0 % to 31.2 %`. */
function largestChange(bins: readonly BinPair[]): string {
  const totals = binTotals(bins);
  const changes = bins.map(({ label, baseline, live }) => ({ label, from: baseline / totals.baseline, to: live / totals.live }));
  const { label, from, to } = changes.reduce((a, b) => (Math.abs(b.to - b.from) > Math.abs(a.to - a.from) ? b : a));
  return `${label} from ${(100 * from).toFixed(1)} % to ${(100 * to).toFixed(1)} %`;
}

function times(factor: number): string {
  return factor < 10 ? factor.toFixed(1) : count(Math.round(factor));
}

function readable(value: number): string {
  return value === 0 || (value >= 0.001 && value < 1e6) ? value.toFixed(3) : rounded(value);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function count(value: number): string {
  // Not `toLocaleString`: the first call loads the locales, a tenth of the time of a whole comparison.
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
