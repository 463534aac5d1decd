import type { Lesson } from './lesson';
import { PAINS, PAINS_BY_PITFALL } from './pains';
import { PITFALLS } from './pitfalls';

/** Where the table is kept. */
export const PITFALLS_PAGE = 'docs/pitfalls.md';

const INTRODUCTION = `# Pitfalls of others
Written from the code by \`npm run build && node dist/scripts/pitfalls-page.js\`; a test fails when it is stale. Do not edit.

What went wrong where platforms like this one were really deployed, collected in November 2026 from public repositories, their issues and AWS's
documentation, and why it does not happen here. Each remedy has a test that fails without it, or a reason why the pitfall can't apply.
`;

/** All lessons that pitfalls teach, in the order of their numbers. */
export function allPitfalls(): Lesson[] {
  return Object.values(PITFALLS).flat();
}

/** The page of pitfalls, as Markdown. */
export function pitfallsPage(): string {
  const covered = Object.entries(PAINS_BY_PITFALL).map(([pain, pitfalls]) => `${pain} by ${pitfalls.join(' and ')}`);
  return [
    INTRODUCTION,
    ...Object.entries(PITFALLS).map(([subject, lessons]) => section(subject, lessons)),
    section(
      'What users complain of',
      PAINS.toSorted((a, b) => a.number - b.number),
    ),
    `Complaints that are pitfalls above: ${covered.join(', ')}.\n`,
  ].join('\n');
}

function section(title: string, lessons: readonly Lesson[]): string {
  const rows = lessons.map(({ number, title: lesson, remedy, tests }) => `| ${number} | ${lesson} | ${remedy} | ${proof(tests)} |`);
  return `## ${title}\n| | pitfall | here | test |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function proof(tests: Lesson['tests']): string {
  const shown = tests.map(({ file, title }) => `[${text(title)}](../test/${file})`);
  return shown.length === 0 ? "can't apply" : shown.join('<br>');
}

/** Free of what Markdown takes for markup in a cell. */
function text(title: string): string {
  return title.replaceAll('|', '\\|').replaceAll('$', '\\$').replaceAll('[', '\\[').replaceAll(']', '\\]');
}
