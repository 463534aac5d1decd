/**
 * Opens the demo's page in the system's browser and compares it with the demo's JSON:
 *   node dist/scripts/check-page.js [page] [json] [folder for pictures]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoResult } from '../cli/demo/result';
import { launchBrowser } from './page-check/browser';
import { pageFaults, VIEWS } from './page-check/page-faults';

async function checkPage(file = '.plumbline/demo/report.html', json = '.plumbline/demo.json', pictures?: string): Promise<void> {
  const result = JSON.parse(readFileSync(json, 'utf8')) as DemoResult;
  const browser = await launchBrowser();
  try {
    for (const view of VIEWS) {
      const name = Object.values(view).join('-');
      const faults = await pageFaults(browser, pathToFileURL(resolve(file)).href, result, view, async (page) => {
        if (pictures !== undefined) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
        }
      });
      console.log(`${file} at ${name}: ${faults.length === 0 ? `equals ${json}` : faults.join('\n  ')}`);
      process.exitCode = faults.length === 0 ? process.exitCode : 1;
    }
  } finally {
    await browser.close();
  }
}

void checkPage(...process.argv.slice(2));
