import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../../scripts/compliance/same-synthesis';

/** An assembly with these files. */
function assembly(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  mkdirSync(join(folder, 'asset.1'));
  Object.entries(files).forEach(([name, text]) => {
    writeFileSync(join(folder, name), text);
  });
  return folder;
}

test('two syntheses with the same templates are the same, whatever their traces and old assets', () => {
  const first = assembly({ 'A.template.json': '{}', 'A.metadata.json': '/home/a', 'asset.1/x.template.json': '1' });
  const second = assembly({ 'A.template.json': '{}', 'A.metadata.json': '/home/b' });
  expect(differences(first, second)).toEqual([]);
});

test('a planted clock in a template and a file of one synthesis only are found', () => {
  const first = assembly({ 'A.template.json': '{"at":1}', 'B.assets.json': '{}' });
  const second = assembly({ 'A.template.json': '{"at":2}' });
  expect(differences(first, second)).toEqual([
    expect.stringContaining('A.template.json differs'),
    expect.stringContaining(`B.assets.json is in ${first} only`),
  ]);
});
