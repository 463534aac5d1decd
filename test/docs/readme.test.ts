import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, codeBlocks, page } from './markdown';

const { text } = page('README.md');

test('the example of the README is examples/quick-start.ts, as an app of its own writes it', () => {
  const source = readFileSync(join(ROOT, 'examples/quick-start.ts'), 'utf8');
  const imported = source.replace("'../config/pilot'", "'./config/pilot'").replace("'../lib/index'", "'plumbline'");
  expect(codeBlocks(text, ['ts'])).toEqual([imported]);
});
