import { assertDefinitionSize, assertName } from '../../../local/step-functions/request-limits';

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
test.each(['a', 'Nightly-2_b.c', 'x'.repeat(80), 'größe'])('%s is a name', (name) => {
  expect(() => {
    assertName(name);
  }).not.toThrow();
});

test.each([
  '',
  'x'.repeat(81),
  'a b',
  'a<b',
  'a{b',
  'a*',
  'a?',
  'a"',
  'a#',
  'a%',
  'a\\',
  'a^',
  'a|',
  'a~',
  'a`',
  'a$',
  'a&',
  'a,',
  'a;',
  'a:',
  'a/',
  'a\u0007',
])('%j is no name', (name) => {
  expect(() => {
    assertName(name);
  }).toThrow(`Invalid Name: '${name}'`);
});

test('a definition has 1 MiB at most, in bytes', () => {
  expect(() => {
    assertDefinitionSize('x'.repeat(1_048_576));
  }).not.toThrow();
  expect(() => {
    assertDefinitionSize('ü'.repeat(524_289));
  }).toThrow("Value at 'definition' failed to satisfy constraint");
});
