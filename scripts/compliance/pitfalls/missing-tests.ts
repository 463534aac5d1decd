import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson, TestName } from './lesson';

/** Tests that lessons name and that are not there, each with its lesson. */
export function missingTests(lessons: readonly Lesson[], folder = 'test'): string[] {
  return lessons.flatMap(({ number, tests }) =>
    tests
      .filter((test) => !exists(folder, test))
      .map(({ file, title }) => `pitfall ${number}: ${folder}/${file} must have the test "${title}"`),
  );
}

/** Whether the file calls a test so, in quotes of any kind. */
function exists(folder: string, { file, title }: TestName): boolean {
  const path = join(folder, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return ["'", '"', '`'].some((quote) => text.includes(`(${quote}${title}${quote},`) || text.includes(`(\n  ${quote}${title}${quote},`));
}
