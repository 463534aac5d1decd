/**
 * Draws the demo's page in Debian's chromium at phone and desk width, light, dark and on paper, looks for overflow and for
 * texts that overlap, and leaves pictures in the folder given (`/tmp/page` by default):
 *   npx esbuild test/browser/demo-page.ts --bundle --platform=node --packages=external --outfile=dist/demo-page.js && node dist/demo-page.js
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { renderPage } from '../../cli/demo/page';
import { sampleDay, sampleResult, SAMPLE_TIMELINE } from '../cli/demo/page-sample';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const busy = Array.from({ length: 14 }, (_, i) => ({
  time: `2001-02-${i % 3 === 0 ? 17 : 20}T00:${31 + i}:00Z`,
  kind: (['alarm', 'retraining', 'deployment', 'rollback'] as const)[i % 4] ?? 'alarm',
  text: `event ${i} of a busy day, with a text that is longer than most others are`,
}));
const gaps = [sampleDay(1, 0.14), sampleDay(2, null), sampleDay(3, 0.778)];
const many = sampleResult().days.map((day) =>
  [5, 6, 19].includes(Number(day.date.slice(8))) ? sampleDay(Number(day.date.slice(8)), null) : day,
);
const PAGES = {
  full: renderPage(sampleResult(), SAMPLE_TIMELINE),
  busy: renderPage(sampleResult({ days: many, rows: { in: 100, good: 90, quarantined: 3 } }), [...SAMPLE_TIMELINE, ...busy]),
  three: renderPage(
    sampleResult({ days: gaps, retrain: { decision: 'refused', reason: 'no drift alarm fired' } }),
    SAMPLE_TIMELINE.slice(0, 1),
  ),
  empty: renderPage(sampleResult({ days: [], predictions: 0 }), []),
};

async function draw(browser: Browser, folder: string, name: string, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  const faults = await page.evaluate<string[]>(LOOK);
  await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  console.log(`${name} ${width} ${colorScheme}: ${requests.length} request, ${faults.length === 0 ? 'no fault' : faults.join('; ')}`);
  await page.close();
}

/** Runs in the page: names what is wider than the page, and texts of a drawing that overlap. */
const LOOK = `(() => {
  const faults = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push('page is ' + scrollWidth + ' wide in ' + clientWidth);
  for (const element of document.querySelectorAll('body *:not(.hidden)')) {
    if (element.closest('.scroll') === null && element.getBoundingClientRect().right > clientWidth + 1) faults.push('overflow of ' + element.outerHTML.slice(0, 80));
  }
  for (const svg of document.querySelectorAll('svg')) {
    const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([a, p], i) => texts.slice(i + 1).forEach(([b, q]) => {
      const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
      const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (wide > 1 && high > 3) faults.push('"' + a + '" overlaps "' + b + '"');
    }));
    const edge = svg.getBoundingClientRect();
    texts.forEach(([a, p]) => { if (p.left < edge.left - 1 || p.right > edge.right + 1) faults.push('"' + a + '" leaves its drawing'); });
  }
  return faults;
})()`;

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  for (const [name, html] of Object.entries(PAGES)) {
    writeFileSync(join(folder, `${name}.html`), html);
    await draw(browser, folder, name, 1440, 'light');
    await draw(browser, folder, name, 390, 'dark');
  }
  await draw(browser, folder, 'full', 1440, 'dark');
  await draw(browser, folder, 'full', 390, 'light');
  await draw(browser, folder, 'full', 860, 'light');
  const paper = await browser.newPage({ viewport: { width: 688, height: 900 }, colorScheme: 'dark' });
  await paper.goto(pathToFileURL(join(folder, 'full.html')).href);
  await paper.emulateMedia({ media: 'print' });
  await paper.screenshot({ path: join(folder, 'full-print.png'), fullPage: true });
  await paper.pdf({ path: join(folder, 'full.pdf'), format: 'A4' });
  await browser.close();
}

void main(resolve(process.argv[2] ?? '/tmp/page'));
