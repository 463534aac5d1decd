import { readFileSync } from 'node:fs';
import { pitfalls } from '../../../scripts/compliance/pitfalls';
import type { Lesson } from '../../../scripts/compliance/pitfalls/lesson';
import { missingTests } from '../../../scripts/compliance/pitfalls/missing-tests';
import { PITFALLS_PAGE, allPitfalls, pitfallsPage } from '../../../scripts/compliance/pitfalls/page';
import { PAINS, PAINS_BY_PITFALL } from '../../../scripts/compliance/pitfalls/pains';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test('all 39 pitfalls are looked at, in order', () => {
  expect(allPitfalls().map(({ number }) => number)).toEqual(numbers(39));
});

test('all 25 complaints are looked at, each once', () => {
  const looked = [...PAINS.map(({ number }) => number), ...Object.keys(PAINS_BY_PITFALL).map(Number)];
  expect(looked.sort((a, b) => a - b)).toEqual(numbers(25));
  expect(
    Object.values(PAINS_BY_PITFALL)
      .flat()
      .filter((number) => number > 39),
  ).toEqual([]);
});

test('every test that a pitfall names is there', async () => {
  expect((await pitfalls()).problems).toEqual([]);
});

test.each([
  ['a file that is not there', { file: 'lib/gone.test.ts', title: 'all 39 pitfalls are looked at, in order' }],
  ['a title that is not there', { file: 'scripts/compliance/pitfalls.test.ts', title: 'all 40 pitfalls' }],
  ['a part of a title', { file: 'scripts/compliance/pitfalls.test.ts', title: 'all 39 pitfalls' }],
])('finds %s', (_, named) => {
  const lesson: Lesson = { number: 1, title: 'a', remedy: 'b', tests: [named] };
  expect(missingTests([lesson])).toEqual([`pitfall 1: test/${named.file} must have the test "${named.title}"`]);
});

test('the page of pitfalls is what the code says; else run: npm run build && node dist/scripts/pitfalls-page.js', () => {
  expect(readFileSync(PITFALLS_PAGE, 'utf8')).toBe(pitfallsPage());
});
