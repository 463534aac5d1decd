import { qualityPanel } from '../../../cli/demo/quality-panel';
import type { DayResult } from '../../../cli/demo/result';
import { TimeAxis } from '../../../cli/demo/time-axis';

const QUALITY = { auc: 0.7, aucLower: 0.66, aucUpper: 0.74, precision: 0.4, recall: 0.5, f1: 0.44 };
const DAY: DayResult = {
  date: '2001-02-01',
  drift: 0.1,
  column: null,
  scores: {},
  driftAlarm: false,
  predictions: 2400,
  monitored: 2400,
  quality: QUALITY,
  qualityAlarm: false,
};

function plot(...changes: Partial<DayResult>[]): string {
  const days = changes.map((change, i) => ({ ...DAY, date: `2001-02-0${i + 1}`, ...change }));
  return qualityPanel(days, new TimeAxis(days, 900), 0.65).plot.source;
}

function heightOf(date: string, source: string): number {
  return Number(new RegExp(`data-date="${date}" cx="[^"]+" cy="([^"]+)"`).exec(source)?.[1]);
}

test('a better day stands higher', () => {
  const source = plot({}, { quality: { ...QUALITY, auc: 0.72 } });
  expect(heightOf('2001-02-02', source)).toBeLessThan(heightOf('2001-02-01', source));
});

test.each<[string, Partial<DayResult>]>([
  ['good', {}],
  ['poor', { quality: { ...QUALITY, auc: 0.64, aucLower: 0.6 } }],
  ['alarm', { qualityAlarm: true }],
])('marks a day as %s', (state, change) => {
  expect(plot(change)).toContain(`class="auc ${state}"`);
});

test('says the interval in words', () => {
  expect(plot({})).toContain('Thu 1 Feb: AUC 0.700 (0.660 to 0.740), precision 0.400, recall 0.500');
});

test('a day without enough labels is hatched', () => {
  const source = plot({ quality: null });
  expect(source).toContain('class="no-data"');
  expect(source).toContain('not enough labels');
});
