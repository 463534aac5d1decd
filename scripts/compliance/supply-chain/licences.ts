/** Licences that let a company use, change and ship what it builds with them. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CNRI-Python',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
  'Zlib',
]);

/** Packages of data, which are not linked to: the licence asks for the author's name only. */
const DATA: Readonly<Record<string, string>> = { 'caniuse-lite': 'CC-BY-4.0' };

/** Licences in the free text of Python's metadata that forbid or infect. */
const FORBIDDEN = /\b(AGPL|SSPL|BUSL|BSL-1\.1|GPL)|Affero|Server Side Public|Business Source|General Public License|Commons Clause/i;

/** Whether an SPDX expression is allowed: one side of an OR, both of an AND. */
export function isAllowed(expression: string): boolean {
  const inner = /^\(([^()]*)\)$/.exec(expression.trim())?.[1] ?? expression;
  return inner.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));
}

/** What is wrong with the licence of a package; a missing one is. */
export function licenceProblems(name: string, licence: string | undefined): string[] {
  const fine = licence !== undefined && (isAllowed(licence) || DATA[name] === licence);
  return fine ? [] : [`${name} must have a licence of scripts/compliance/supply-chain/licences.ts, got ${licence ?? 'none'}`];
}

/** Whether the metadata of a Python package names a licence that is forbidden. */
export function namesForbiddenLicence(metadata: string): boolean {
  const [head = ''] = metadata.split('\n\n', 1);
  return head.split('\n').some((line) => /^(License|License-Expression|Classifier: License.*):? /.test(line) && FORBIDDEN.test(line));
}
