import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, codeBlocks, page } from './markdown';

const { text } = page('README.md');

test('the example of the README is examples/quick-start.ts, as an app of its own writes it', () => {
  const source = readFileSync(join(ROOT, 'examples/quick-start.ts'), 'utf8');
  const imported = source.replace("'../config/pilot'", "'./config/pilot'").replace("'../lib/index'", "'plumbline'");
  expect(codeBlocks(text, ['ts'])).toEqual([imported]);
});

test('the costs in the README are those of docs/cost.md, in whole dollars', () => {
  const cost = page('docs/cost.md').text;
  const row = (name: string): number[] =>
    [...(new RegExp(`^\\| \\**${name}.*$`, 'm').exec(cost)?.[0] ?? '').matchAll(/([\d.]+)\**(?= \|)/g)].map(([, usd]) =>
      Math.round(Number(usd)),
    );
  const [pilot, production] = row('together');
  const [endpoints] = row('Interface endpoints × zones');
  expect([pilot, endpoints, production].map((usd) => `$${usd}`)).toEqual(text.match(/\$\d+/g));
});
