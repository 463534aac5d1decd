import type { Page } from 'playwright-core';
import { resultValue } from './result-value';

/** A figure as the page has it. */
export interface PageFigure {
  readonly path: string;
  /** Exact value, for programs. */
  readonly value: number;
  /** What a reader sees; `null` for a bar or dot. */
  readonly text: string | null;
}

/** Parts of the result whose numbers a reader must find in the page. */
const SHOWN = [
  'rows',
  'training',
  'deployment.version',
  'predictions',
  'batch',
  'audit.records',
  'calls.made',
  'calls.denied',
  'calls.roles',
  'seconds',
];

/** Where the page's figures differ from the result, and which figures of the result it does not show. */
export async function figureFaults(page: Page, result: unknown): Promise<string[]> {
  const figures = await page.evaluate<PageFigure[]>(COLLECT);
  const wrong = figures.flatMap((figure) => figureFault(figure, resultValue(result, figure.path)) ?? []);
  const shown = new Set(figures.map(({ path }) => path));
  const hidden = SHOWN.flatMap((path) => numberPaths(resultValue(result, path), path)).filter((path) => !shown.has(path));
  return [...wrong, ...hidden.map((path) => `${path} is not shown`)];
}

/** Runs in the page. */
const COLLECT = `[...document.querySelectorAll('[data-figure]')].map((element) => ({
  path: element.dataset.figure,
  value: Number(element.dataset.value ?? element.getAttribute('value')),
  text: element.dataset.value === undefined ? element.textContent : null,
}))`;

/** What is wrong with a figure whose value in the result is `expected`; the text may be rounded to the decimals that it shows. */
export function figureFault({ path, value, text }: PageFigure, expected: unknown): string | undefined {
  if (value !== expected) {
    return `${path} must be ${String(expected)}, the page has ${value}`;
  }
  if (text === null) {
    return undefined;
  }
  const digits = text.replaceAll(',', '');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return digits === value.toFixed(decimals) ? undefined : `${path} is ${value}, the page says "${text}"`;
}

function numberPaths(value: unknown, path: string): string[] {
  if (typeof value === 'number') {
    return [path];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => numberPaths(item, `${path}.${key}`))
    : [];
}
