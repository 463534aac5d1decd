import { readFileSync, writeFileSync } from 'node:fs';
import type { PackResults } from './packs';
import type { Part } from './part';

/** The page that says what is proven. */
export const SECURITY_FILE = 'docs/security.md';

const MARKS = { begin: '<!-- figures: begin -->', end: '<!-- figures: end -->' };

/** Figures that depend on what else is installed on the machine. */
const OF_THE_MACHINE: readonly string[] = ['python packages'];

/** Compares the figures of docs/security.md with those of this run, or writes them. */
export function securityPage(packs: PackResults, parts: readonly Part[], write: boolean): Part {
  const page = readFileSync(SECURITY_FILE, 'utf8');
  const current = withFigures(page, packs, parts);
  if (write) {
    writeFileSync(SECURITY_FILE, current);
  }
  const stale = !write && current !== page;
  return {
    name: 'security page',
    figures: { parts: parts.length },
    problems: stale ? [`the figures of ${SECURITY_FILE} must be those of this run: npm run compliance -- --write`] : [],
  };
}

/** The page with its figures as the packs and parts counted them; times are left out, since they differ from run to run. */
export function withFigures(page: string, { packs, acknowledgements }: PackResults, parts: readonly Part[]): string {
  const [before, after] = [page.indexOf(MARKS.begin), page.indexOf(MARKS.end)];
  if (before < 0 || after < before) {
    throw new Error(`${SECURITY_FILE} must hold ${MARKS.begin} and then ${MARKS.end}`);
  }
  const tables = [
    table(
      ['pack', 'evaluations of rules that apply', 'findings', 'acknowledged', 'left'],
      packs.map(({ pack, blocks, applicable, findings, acknowledged }) => [
        blocks ? pack : `${pack} (reported)`,
        ...[applicable, findings, acknowledged, findings - acknowledged].map(String),
      ]),
    ),
    table(
      ['cause of acknowledgements', 'acknowledgements'],
      Object.entries(acknowledgements).map(([cause, count]) => [cause, String(count)]),
    ),
    table(
      ['part of the gate', 'looked at'],
      parts.map(({ name, figures }) => [name, counted(figures)]),
    ),
  ];
  return `${page.slice(0, before)}${MARKS.begin}\n${tables.join('\n\n')}\n${page.slice(after)}`;
}

function counted(figures: Part['figures']): string {
  return Object.entries(figures)
    .filter(([figure]) => !OF_THE_MACHINE.includes(figure))
    .map(([figure, count]) => `${count} ${figure}`)
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
