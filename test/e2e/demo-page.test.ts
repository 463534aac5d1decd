import type { Browser, Page } from 'playwright-core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '../../cli/demo/page';
import { readPlatformMap } from '../../cli/demo/picture/read-platform-map';
import type { DemoResult } from '../../cli/demo/result';
import { launchBrowser } from '../../scripts/page-check/browser';
import type { View } from '../../scripts/page-check/page-faults';
import { pageFaults, VIEWS } from '../../scripts/page-check/page-faults';
import { sampleDay, sampleResult, SAMPLE_TIMELINE } from '../cli/demo/page-sample';
import { APP } from './app-folder';

const DESK: View = { width: 1440 };
const PHONE: View = { width: 390 };

const folder = mkdtempSync(join(tmpdir(), 'demo-page-'));
let pages = 0;
let browser: Browser;
let full: DemoResult;

beforeAll(async () => {
  browser = await launchBrowser();
  full = sampleResult({ platform: readPlatformMap(APP, 'Production', 'flight-delay') });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Address of the page of a result. */
function pageOf(result: DemoResult): string {
  pages += 1;
  const file = join(folder, `${pages}.html`);
  writeFileSync(file, renderPage(result));
  return pathToFileURL(file).href;
}

async function opened<T>(view: View, look: (page: Page) => Promise<T>): Promise<T> {
  const page = await browser.newPage({ viewport: { width: view.width, height: 900 }, colorScheme: view.colorScheme ?? 'light' });
  await page.emulateMedia({ media: view.media ?? 'screen' });
  await page.goto(pageOf(full));
  const seen = await look(page);
  await page.close();
  return seen;
}

test.each(VIEWS)('equals the result and has no fault at %j', async (view) => {
  await expect(pageFaults(browser, pageOf(full), full, view)).resolves.toEqual([]);
});

const busy = Array.from({ length: 14 }, (_, i) => ({
  time: `2001-02-${i % 3 === 0 ? 17 : 20}T00:${31 + i}:00Z`,
  kind: (['alarm', 'retraining', 'deployment', 'rollback'] as const)[i % 4] ?? 'alarm',
  text: `event ${i} of a busy day, with a text that is longer than most others are`,
}));

const denied = {
  role: 'Production-FlightDelay-Se-InferenceFunctionRole3CFC-1JLFW7AC2LEJ',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::production-datalake-zonesmonitoring2981083f-52pg6ag99htt/labels/plumbline-production-flight-delay/2001/02/17/00',
  allowed: false,
  keys: {},
  statement: 'no statement allows s3:GetObject on this object',
  calls: 3,
};

const OTHERS: readonly [string, Partial<DemoResult>][] = [
  ['a busy time line', { timeline: [...SAMPLE_TIMELINE, ...busy] }],
  ['rows that do not add up', { rows: { in: 100, good: 90, quarantined: 3 } }],
  ['three days, one without enough data', { days: [sampleDay(1, 0.14), sampleDay(2, null), sampleDay(3, 0.778)], distributions: [] }],
  ['no day', { days: [], predictions: 0, distributions: [], timeline: [] }],
  [
    'denied calls',
    { calls: { made: 3, denied: 3, roles: [{ role: denied.role, calls: 3, denied: 3, services: ['s3'] }], refused: [denied] } },
  ],
];

test.each(OTHERS)('has no fault with %s', async (_, changes) => {
  const result = sampleResult({ ...changes, platform: full.platform });
  const url = pageOf(result);
  for (const view of [DESK, PHONE]) {
    await expect(pageFaults(browser, url, result, view)).resolves.toEqual([]);
  }
});

test('the check finds a figure, an alarm and an event that differ', async () => {
  const [first, ...rest] = full.days;
  const other = {
    ...full,
    rows: { ...full.rows, good: 1 },
    days: [{ ...sampleDay(1, 0.5), ...first, driftAlarm: true }, ...rest],
    timeline: full.timeline.slice(1),
  };
  const faults = await pageFaults(browser, pageOf(full), other, DESK);
  expect(faults).toContain('rows.good must be 1, the page has 966408');
  expect(faults).toContainEqual(expect.stringMatching(/^driftAlarms must be \[2001-02-01, 2001-02-16/));
  expect(faults).toContainEqual(expect.stringMatching(/^events must be/));
});

test('bars are as high as their scores', async () => {
  const bars = await opened(DESK, (page) =>
    page.evaluate<{ value: number; height: number }[]>(
      `[...document.querySelectorAll('rect.bar')].map((bar) => ({ value: Number(bar.dataset.value), height: bar.height.baseVal.value }))`,
    ),
  );
  const highest = bars.reduce((a, b) => (b.value > a.value ? b : a));
  expect(bars).toHaveLength(28);
  for (const { value, height } of bars) {
    expect(Math.abs(height - (value / highest.value) * highest.height)).toBeLessThan(0.2);
  }
});

test('dark screens are dark and paper is white', async () => {
  const background = (view: View): Promise<string> =>
    opened(view, (page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor'));
  await expect(background({ width: 1440 })).resolves.toBe('rgb(255, 255, 255)');
  await expect(background({ width: 1440, colorScheme: 'dark' })).resolves.toBe('rgb(18, 22, 27)');
  await expect(background({ width: 1032, colorScheme: 'dark', media: 'print' })).resolves.toBe('rgb(255, 255, 255)');
});

test.each<[View, string]>([
  [DESK, 'map-wide'],
  [PHONE, 'map-narrow'],
  [{ width: 1032, media: 'print' }, 'map-wide'],
])('shows one picture of what runs where at %j', async (view, name) => {
  const shown = await opened(view, (page) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('.map svg')].filter((svg) => svg.checkVisibility()).map((svg) => svg.classList[0])`,
    ),
  );
  expect(shown).toEqual([name]);
});

test('the keyboard reaches all that scrolls, and shows where it is', async () => {
  const reached = await opened(PHONE, async (page) => {
    const regions = await page.locator('.scroll').count();
    const outlines: string[] = [];
    for (let i = 0; i < regions; i++) {
      await page.keyboard.press('Tab');
      outlines.push(
        await page.evaluate<string>('document.activeElement.className + " " + getComputedStyle(document.activeElement).outlineStyle'),
      );
    }
    return outlines;
  });
  expect(reached.length).toBeGreaterThan(4);
  expect(new Set(reached.map((text) => text.replace(' tall', '')))).toEqual(new Set(['scroll solid']));
});

test('prints on paper', async () => {
  const pdf = await opened({ width: 1032, media: 'print' }, (page) => page.pdf({ preferCSSPageSize: true }));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});
