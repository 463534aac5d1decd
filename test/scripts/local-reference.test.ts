import { readFileSync } from 'node:fs';
import { REFERENCE_FILE, withReference } from '../../scripts/local-reference';

test('the reference of local mode is what the code says; else run: npm run build && node dist/scripts/local-reference.js', () => {
  const page = readFileSync(REFERENCE_FILE, 'utf8');
  expect(page).toBe(withReference(page));
});
