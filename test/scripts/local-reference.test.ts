import { readFileSync } from 'node:fs';
import { localReference, REFERENCE_FILE } from '../../scripts/local-reference';

test('the reference of local mode is what the code says; else run: npm run build && node dist/scripts/local-reference.js', () => {
  expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(localReference());
});
