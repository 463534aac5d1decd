import { proportion } from '../performance/proportion';
import type { ColumnProfile, ValueCount } from '../profile/column-profile';
import { presentCount } from '../profile/column-type';
import { orderedCounts } from '../profile/ordered-counts';
import type { DomainConstraint } from './constraint';
import { percent } from './percent';

/** Most different texts that can be a domain, as in Deequ. */
const MOST_TEXTS = 120;
/** Most different whole numbers that are codes and not quantities; those have a range. */
const MOST_CODES = 10;
/** Share of the values that occur once up to which all values are the domain, and up to which the frequent ones are. */
const SINGLES_OF_ALL = 0.1;
const SINGLES_OF_FREQUENT = 0.4;
/** Share of the rows that the frequent values cover. */
const COVERAGE = 0.9;
const MOST_SHOWN = 5;

/**
 * A column with few different values keeps to them.
 *
 * Where at most a tenth of the values occurs once, all are the domain. The share that must keep to it is 1 when no value occurs once, else
 * the lower bound of 1 − singles / rows, Good and Turing's estimate (Biometrika 40, 1953) of how much is already seen. Where up to 40 %
 * occur once, the domain is the most frequent values that cover 90 % of the rows, with the lower bound of their share.
 * Source: Deequ, CategoricalRangeRule and FractionalCategoricalRangeRule; Deequ asks for a share of 1 in the first case.
 */
export function suggestDomain(column: ColumnProfile): DomainConstraint | undefined {
  const most = column.type === 'integral' ? MOST_CODES : column.type === 'string' || column.type === 'boolean' ? MOST_TEXTS : 0;
  if (column.values === null || column.values.length === 0 || column.values.length > most) {
    return undefined;
  }
  const ranked = [...column.values].sort(([, a], [, b]) => b - a);
  const singles = ranked.filter(([, rows]) => rows === 1).length;
  const present = presentCount(column.kinds);
  if (singles <= SINGLES_OF_ALL * ranked.length) {
    return domain(column.name, ranked, singles === 0 ? 1 : proportion(present - singles, present).lower);
  }
  const frequent = covering(ranked, COVERAGE * present);
  const covered = frequent.reduce((sum, [, rows]) => sum + rows, 0);
  return singles <= SINGLES_OF_FREQUENT * ranked.length && covered < present
    ? domain(column.name, frequent, proportion(covered, present).lower)
    : undefined;
}

/** What is wrong when even the upper bound of the share of values in the domain is too low. */
export function checkDomain({ values, atLeast }: DomainConstraint, live: ColumnProfile): string | undefined {
  const present = presentCount(live.kinds);
  if (present === 0) {
    return undefined;
  }
  const { value, upper } = proportion(rowsInDomain(values, live), present);
  if (upper >= atLeast) {
    return undefined;
  }
  const unseen = counts(live)
    .filter(([text]) => !values.includes(text))
    .sort(([, a], [, b]) => b - a);
  const shown = unseen.slice(0, MOST_SHOWN).map(([text, rows]) => `${JSON.stringify(text)} (${rows})`);
  const examples = shown.length === 0 ? '' : `: ${shown.join(', ')}${unseen.length > shown.length ? ', …' : ''}`;
  return `${percent(value)} of ${present} values are among the ${values.length} known ones; at least ${percent(atLeast)} must be; unknown${examples}`;
}

/** Rows with one of the texts. */
export function rowsInDomain(values: readonly string[], live: ColumnProfile): number {
  const allowed = new Set(values);
  return counts(live).reduce((sum, [text, rows]) => sum + (allowed.has(text) ? rows : 0), 0);
}

/** Rows by text; past `EXACT_VALUES` different ones of the most frequent texts, and of numbers that are counted one by one. */
function counts(live: ColumnProfile): readonly ValueCount[] {
  if (live.values !== null) {
    return live.values;
  }
  const texts = (live.frequent?.items ?? []).map(([text, rows]) => [text, rows] as const);
  const numbers = orderedCounts(live).filter(({ lower, upper }) => lower === upper);
  return [...texts, ...numbers.map(({ lower, rows }) => [String(lower), rows] as const)];
}

function covering(ranked: readonly ValueCount[], rows: number): ValueCount[] {
  let covered = 0;
  return ranked.filter(([, count]) => {
    const needed = covered < rows;
    covered += count;
    return needed;
  });
}

function domain(column: string, ranked: readonly ValueCount[], share: number): DomainConstraint {
  return { check: 'domain', column, values: ranked.map(([text]) => text), atLeast: share === 1 ? 1 : Math.floor(100 * share) / 100 };
}
