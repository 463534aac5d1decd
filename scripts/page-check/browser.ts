import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where Debian, Ubuntu and macOS install the browser that playwright-core drives. */
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that runs as root in a container and asks for nothing from elsewhere. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium or Chrome: `CHROME_PATH`, else where systems install it; throws when there is none. */
export function browserPath(chromePath = process.env['CHROME_PATH'], exists: (path: string) => boolean = existsSync): string {
  const candidates = chromePath === undefined ? PATHS : [chromePath];
  const found = candidates.find(exists);
  if (found === undefined) {
    throw new Error(
      `a Chromium or Chrome must be installed (Debian: apt-get install chromium) or named by CHROME_PATH, looked at ${candidates.join(', ')}`,
    );
  }
  return found;
}

/** Starts the system's browser without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: FLAGS });
}
