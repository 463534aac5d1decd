import { renderPage } from '../../../cli/demo/page';
import { SAMPLE_TIMELINE, sampleDay, sampleResult } from './page-sample';

/** What a reader sees, without tags. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, ' ');
}

const PAGE = renderPage(sampleResult());

test('shows the figures of the result', () => {
  const text = textOf(PAGE);
  for (const figure of ['966,411', '966,408', '0.733', '67,3', '48,213', '105.2']) {
    expect(text).toContain(figure);
  }
});

test('lists every day with its score, and marks the days in alarm', () => {
  const rows = [...PAGE.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => textOf(row));
  for (const { date, drift, driftAlarm } of sampleResult().days) {
    const row = rows.find((text) => new RegExp(`^\\s*\\w{3} ${Number(date.slice(-2))} Feb\\b`).test(text)) ?? '';
    expect(row).toContain((drift ?? 0).toFixed(3));
    expect(row.includes('DRIFT')).toBe(driftAlarm);
  }
});

test('puts every event on the time line and into its table', () => {
  const text = textOf(PAGE);
  for (const { text: event } of SAMPLE_TIMELINE) {
    expect(text).toContain(event);
  }
});

test('escapes what it shows', () => {
  const html = renderPage(
    sampleResult({
      retrain: { decision: 'refused', reason: '<script>alert("x")</script> & more' },
      timeline: [{ time: '2001-02-02T00:00:00.000Z', kind: 'alarm', text: '<img src=x onerror=alert(1)>' }],
    }),
  );
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('&lt;script&gt;');
});

test('asks for nothing from elsewhere and runs no script', () => {
  expect(PAGE).not.toMatch(/(?:src|href)="https?:|url\((?!#)|@import|<script/);
});

test.each([
  ['no day', []],
  ['three days', [sampleDay(1, 0.1), sampleDay(2, 0.3), sampleDay(3, 0.2)]],
  ['a day without enough data', [sampleDay(1, 0.1), sampleDay(2, null)]],
])('renders %s without a broken number', (_, days) => {
  const html = renderPage(sampleResult({ days, timeline: [] }));
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
  expect(html).toContain('</html>');
});

test('a day without enough data is no score of zero', () => {
  const html = renderPage(sampleResult({ days: [sampleDay(1, 0.1), sampleDay(2, null)], timeline: [] }));
  expect(textOf(html)).toMatch(/not enough data|no data/i);
});
