import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FILES = readdirSync('models').flatMap((model) =>
  readdirSync(join('models', model))
    .filter((file) => file.endsWith('.py') || file === 'requirements.txt')
    .map((file) => join('models', model, file)),
);

test("pitfall 38: no model needs SageMaker's Python SDK, whose next version breaks what was written for the last", () => {
  expect(FILES.length).toBeGreaterThan(0);
  expect(FILES.filter((file) => /^\s*(import|from) sagemaker\b|^sagemaker\b/m.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('pitfall 34: what a model needs is pinned, to be the same here and in the image', () => {
  const requirements = FILES.filter((file) => file.endsWith('requirements.txt'));
  const lines = requirements.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => /^[^#\s]/.test(line));
  expect(lines.filter((line) => !/^[\w-]+==[\d.]+$/.test(line))).toEqual([]);
  expect(readdirSync('models').filter((model) => !existsSync(join('models', model, 'requirements.txt')))).toEqual([]);
});
