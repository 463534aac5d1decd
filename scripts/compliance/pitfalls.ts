import type { Part } from './part';
import { missingTests } from './pitfalls/missing-tests';
import { allPitfalls } from './pitfalls/page';
import { PAINS } from './pitfalls/pains';

/** Every pitfall of others has a test of its remedy, which exists, or a reason why it can't apply. */
export function pitfalls(): Promise<Part> {
  const all = allPitfalls();
  const tested = all.filter(({ tests }) => tests.length > 0);
  const lessons = [...all, ...PAINS];
  return Promise.resolve({
    name: 'pitfalls',
    figures: {
      pitfalls: all.length,
      tested: tested.length,
      "can't apply": all.length - tested.length,
      tests: new Set(lessons.flatMap(({ tests }) => tests.map(({ file, title }) => `${file} ${title}`))).size,
    },
    problems: missingTests(lessons),
  });
}
