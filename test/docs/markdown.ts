import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository. */
export const ROOT = join(__dirname, '../..');

const OTHERS = new Set(['node_modules', 'dist', 'cdk.out', 'coverage']);

/** A page of the documentation. */
export interface Page {
  /** Path from the repository's root. */
  readonly file: string;
  readonly text: string;
}

/** Every Markdown file of the repository. */
export function everyPage(folder = ''): Page[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || OTHERS.has(entry.name) ? [] : everyPage(file);
    }
    return entry.name.endsWith('.md') ? [page(file)] : [];
  });
}

/** The page at a path from the repository's root. */
export function page(file: string): Page {
  return { file, text: readFileSync(join(ROOT, file), 'utf8') };
}

/** Lines of the page's code blocks in these languages, with continued lines joined and comments left out. */
export function codeLines({ text }: Page, ...languages: string[]): string[] {
  return codeBlocks(text, languages)
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The page's code blocks in these languages. */
export function codeBlocks(text: string, languages: readonly string[]): string[] {
  const blocks = [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)];
  return blocks.filter(([, , language = '']) => languages.includes(language)).map(([, , , code = '']) => code);
}

/** The page's anchors, as GitHub makes them of headings. */
export function anchors({ text }: Page): Set<string> {
  const seen = new Map<string, number>();
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
  return new Set([...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => numbered(slug(title), seen)));
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function numbered(name: string, seen: Map<string, number>): string {
  const count = seen.get(name) ?? 0;
  seen.set(name, count + 1);
  return count === 0 ? name : `${name}-${count}`;
}
