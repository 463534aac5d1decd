import { readFileSync } from 'node:fs';
import { ML_RULES } from '../../lib/compliance/ml/rules';
import { NOT_ENFORCED, SAGEMAKER_CONTROLS } from '../../lib/compliance/ml/security-hub';
import { mlRules, RULES_FILE } from '../../scripts/ml-rules';

test('the list of rules is what the code says; else run: npm run build && node dist/scripts/ml-rules.js', () => {
  expect(readFileSync(RULES_FILE, 'utf8')).toBe(mlRules());
});

test('every rule says what is wrong, why, how to fix it, and what it is mapped to', () => {
  const sentence = /^[A-Z].{10,}\.$/;
  const incomplete = ML_RULES.filter(
    ({ info, why, fix, types, controls }) =>
      ![info, why, fix].every((text) => sentence.test(text)) ||
      types.length === 0 ||
      [controls.nist, controls.hipaa, controls.pci, controls.gdpr].some((ids) => ids.length === 0),
  );
  expect(incomplete).toEqual([]);
  expect(new Set(ML_RULES.map(({ name }) => name)).size).toBe(ML_RULES.length);
});

test('21 of the 23 Security Hub controls for SageMaker are enforced, the other two documented', () => {
  const enforced = new Set(ML_RULES.flatMap(({ controls }) => controls.securityHub).filter((id) => id.startsWith('SageMaker.')));
  expect(SAGEMAKER_CONTROLS).toHaveLength(23);
  expect(enforced.size).toBe(21);
  expect([...enforced, ...Object.keys(NOT_ENFORCED)].sort()).toEqual([...SAGEMAKER_CONTROLS].sort());
});

test('nothing is said to be compliant', () => {
  expect(mlRules()).not.toMatch(/compliant/i);
});
