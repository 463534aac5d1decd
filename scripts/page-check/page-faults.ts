import type { Browser, Page } from 'playwright-core';
import type { DemoResult } from '../../cli/demo/result';
import { figureFaults } from './figure-faults';
import { layoutFaults } from './layout-faults';
import { timelineFaults } from './timeline-faults';

/** How a page is looked at. */
export interface View {
  /** Width of the window in pixels; 1032 is a landscape A4 page with margins of 12 mm. */
  readonly width: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
}

/** A desk and a phone, light and dark, and paper. */
export const VIEWS: readonly View[] = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1032, media: 'print' },
];

/** Opens a page in a view; `look` may take a picture. Messages of the console and requests beyond the page itself are faults. */
export async function pageFaults(
  browser: Browser,
  url: string,
  result: DemoResult,
  { width, colorScheme = 'light', media = 'screen' }: View,
  look: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) {
      faults.push(`request for ${request.url()}`);
    }
  });
  try {
    await page.emulateMedia({ media });
    await page.goto(url);
    await look(page);
    faults.push(...(await figureFaults(page, result)), ...(await timelineFaults(page, result)), ...(await layoutFaults(page)));
  } finally {
    await page.close();
  }
  return faults;
}
