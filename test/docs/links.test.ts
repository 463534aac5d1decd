import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Page } from './markdown';
import { ROOT, anchors, everyPage, page } from './markdown';

/** Links and pictures of a page that point into the repository; code is left out. */
function relativeLinks({ text }: Page): string[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
}

function resolves(from: Page, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from.file : normalize(join(dirname(from.file), path));
  return existsSync(join(ROOT, file)) && (anchor === undefined || !file.endsWith('.md') || anchors(page(file)).has(anchor));
}

test('every link from one page to another leads to a file, and to a heading if it names one', () => {
  const links = everyPage().flatMap((from) => relativeLinks(from).map((link) => ({ from, link })));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ from, link }) => !resolves(from, link)).map(({ from, link }) => `${from.file}: ${link}`)).toEqual([]);
});

test('a link to a missing file or heading is found', () => {
  const from = { file: 'docs/local-mode.md', text: '' };
  expect(['security.md', '../README.md#try-it', '#iam'].filter((link) => !resolves(page(from.file), link))).toEqual([]);
  expect(['none.md', '../README.md#none', '#none'].filter((link) => resolves(page(from.file), link))).toEqual([]);
});
