import { readFileSync, writeFileSync } from 'node:fs';
import { lineChart } from './drift-power/line-chart';
import { flights } from './drift-power/month';
import { shifts } from './drift-power/shifts';
import type { Shares, Sizes } from './drift-power/study';
import { falseAlarms, METHOD_NAMES, power } from './drift-power/study';

/** The page that holds the tables, and the charts beside it. */
const PAGE = 'docs/statistics/error-and-power.md';
const CHARTS = { error: 'docs/statistics/false-alarms.svg', power: 'docs/statistics/power.svg' };
const MARKS = { begin: '<!-- tables: begin -->', end: '<!-- tables: end -->' };

const SPLITS = 200;
const TRIALS = 100;
const BASELINE = 5000;
const LIVE_SIZES = [200, 500, 1000, 2000, 5000];
const POWER_SIZES = [200, 1000, 5000];
const WANTED = 0.95;

/** Measures false alarms and power of every method on the flights of January 2001, and writes page and charts. The seeds are fixed. */
async function main(): Promise<void> {
  const january = (await flights(['01'])).get('01') ?? [];
  const half = Math.floor((january[0]?.codes.length ?? 0) / 2);
  const sizes: Sizes[] = [...LIVE_SIZES.map((live) => ({ baseline: BASELINE, live })), { baseline: half, live: half }];
  const alarms = sizes.map((size) => ({
    size,
    byDefault: falseAlarms(january, size, SPLITS),
    guard: falseAlarms(january, size, SPLITS, 0),
  }));
  const curves = shifts(january).map((shift) => ({
    shift,
    byLive: POWER_SIZES.map((live) => ({
      live,
      points: shift.sizes.map((size) => ({ size, found: power(january, { baseline: BASELINE, live }, TRIALS, shift, size) })),
    })),
  }));

  const sizeText = ({ baseline, live }: Sizes): string => `${count(baseline)} / ${count(live)}`;
  const sections = [
    `### Splits called drift, with the default thresholds (${SPLITS} random splits of January)`,
    table(
      ['rows of baseline / live', ...METHOD_NAMES],
      alarms.map(({ size, byDefault }) => [sizeText(size), ...cells(byDefault)]),
    ),
    '### Splits called drift with the threshold 0: what the guard against noise alone lets pass',
    table(
      ['rows of baseline / live', ...METHOD_NAMES],
      alarms.map(({ size, guard }) => [sizeText(size), ...cells(guard)]),
    ),
    ...curves.flatMap(({ shift, byLive }) => [
      `### Smallest change found in ${100 * WANTED} % of ${TRIALS} trials: ${shift.unit}`,
      table(
        [`live rows (baseline ${count(BASELINE)})`, ...METHOD_NAMES],
        byLive.map(({ live, points }) => [
          count(live),
          ...METHOD_NAMES.map((method) => {
            const found = points.find((_, i) => points.slice(i).every((point) => point.found[method] >= WANTED));
            return found ? String(found.size) : `over ${shift.sizes.at(-1)}`;
          }),
        ]),
      ),
    ]),
  ];
  writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8'), sections.join('\n\n')));

  const drawn = alarms.slice(0, -1);
  writeFileSync(
    CHARTS.error,
    lineChart({
      title: 'False alarms of the noise guard alone (threshold 0)',
      xLabel: `live rows (baseline ${count(BASELINE)})`,
      xTicks: LIVE_SIZES,
      logarithmic: true,
      top: 0.1,
      level: { y: 0.05, label: 'stated level' },
      lines: METHOD_NAMES.map((name) => ({ name, points: drawn.map(({ size, guard }) => [size.live, guard[name]] as const) })),
    }),
  );
  const later = curves[0];
  const points = later?.byLive.find(({ live }) => live === 1000)?.points ?? [];
  writeFileSync(
    CHARTS.power,
    lineChart({
      title: 'Power: trials in which delays that grow are called drift',
      xLabel: `growth in standard deviations (1,000 live rows, baseline ${count(BASELINE)})`,
      xTicks: [0, 0.1, 0.2, 0.3, 0.4],
      logarithmic: false,
      top: 1,
      level: { y: WANTED, label: '95 %' },
      lines: METHOD_NAMES.map((name) => ({ name, points: points.map(({ size, found }) => [size, found[name]] as const) })),
    }),
  );
}

function withTables(page: string, tables: string): string {
  const [before, after] = [page.indexOf(MARKS.begin), page.indexOf(MARKS.end)];
  if (before < 0 || after < before) {
    throw new Error(`${PAGE} must hold ${MARKS.begin} and then ${MARKS.end}`);
  }
  return `${page.slice(0, before)}${MARKS.begin}\n\n${tables}\n\n${page.slice(after)}`;
}

function cells(shares: Shares): string[] {
  return METHOD_NAMES.map((method) => `${Number((100 * shares[method]).toFixed(1))} %`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

void main();
