import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templatesOf } from '../../../scripts/compliance/templates';

test('the templates of stages are read too, each content once, and those in assets are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  for (const inner of ['assembly-Pilot', 'asset.1']) {
    mkdirSync(join(folder, inner));
  }
  const template = (topic: string): string => JSON.stringify({ Resources: { [topic]: { Type: 'AWS::SNS::Topic' } } });
  writeFileSync(join(folder, 'A.template.json'), template('One'));
  writeFileSync(join(folder, 'assembly-Pilot', 'B.template.json'), template('Two'));
  writeFileSync(join(folder, 'assembly-Pilot', 'C.template.json'), template('One'));
  writeFileSync(join(folder, 'asset.1', 'D.template.json'), template('Three'));
  expect(templatesOf([folder]).map(({ file }) => file)).toEqual([
    join(folder, 'A.template.json'),
    join(folder, 'assembly-Pilot', 'B.template.json'),
  ]);
});

test('an assembly without templates is an error that says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  expect(() => templatesOf([folder])).toThrow(`${folder} must hold templates, found none: run "npm run synth" first`);
});
