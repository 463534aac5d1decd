import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, page } from './markdown';

/** Names of the fields that a file's types declare. */
function fields(file: string): string[] {
  const source = readFileSync(join(ROOT, 'lib/config', file), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(/readonly (\w+)\??:/g)].map(([, name = '']) => name);
}

test.each(['platform-config.ts', 'dataset-contract.ts', 'model-spec.ts'])(
  'the guide to configuration explains every field of %s',
  (file) => {
    const { text } = page('docs/guides/configure.md');
    expect(fields(file).length).toBeGreaterThan(10);
    expect(fields(file).filter((name) => !new RegExp(`\`(\\w+\\.)*${name}([.:][^\`]*)?\``).test(text))).toEqual([]);
  },
);
