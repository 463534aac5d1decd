import { isAllowed, licenceProblems, namesForbiddenLicence } from '../../../../scripts/compliance/supply-chain/licences';
import { lockedPackages } from '../../../../scripts/compliance/supply-chain/lockfile';
import { pythonLicences, requirementProblems } from '../../../../scripts/compliance/supply-chain/python-licences';

test('every package of the lockfile has a licence that a company can take', () => {
  expect(lockedPackages().flatMap(({ name, license }) => licenceProblems(name, license))).toEqual([]);
});

test('so has every requirement for Python, each pinned', () => {
  const { requirements, problems } = pythonLicences();
  expect(requirements).toBeGreaterThan(5);
  expect(problems).toEqual([]);
});

test.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND MIT', '(MIT OR CC0-1.0)', 'BSD-3-Clause AND 0BSD AND Zlib'])(
  'allows %s',
  (licence) => {
    expect(isAllowed(licence)).toBe(true);
  },
);

test.each(['AGPL-3.0-or-later', 'BUSL-1.1', 'SSPL-1.0', 'MIT AND GPL-2.0-only', 'GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', ''])(
  'refuses %j',
  (licence) => {
    expect(isAllowed(licence)).toBe(false);
  },
);

test('a package without a licence is a problem, and a licence of data counts for its package only', () => {
  expect(licenceProblems('tar', undefined)).toEqual([expect.stringContaining('tar must have a licence')]);
  expect(licenceProblems('caniuse-lite', 'CC-BY-4.0')).toEqual([]);
  expect(licenceProblems('tar', 'CC-BY-4.0')).toHaveLength(1);
});

test.each(['numpy', 'numpy>=2', 'numpy==2.*', 'git+https://github.com/numpy/numpy'])('a requirement like %s is not pinned', (line) => {
  expect(requirementProblems(line)).toEqual([`${line} must be pinned by ==`]);
});

test('a requirement whose licence nobody has looked at is a problem', () => {
  expect(requirementProblems('leftpad==1.0')).toEqual([expect.stringContaining('leftpad (Python) must have a licence')]);
});

test('reads the licence of Python packages in their header, not in their prose', () => {
  expect(namesForbiddenLicence('Name: a\nLicense-Expression: AGPL-3.0-only\n\nText')).toBe(true);
  expect(namesForbiddenLicence('Name: a\nClassifier: License :: OSI Approved :: GNU Affero General Public License v3\n\n')).toBe(true);
  expect(namesForbiddenLicence('Name: a\nLicense: MIT\n\nLicense: not the GPL')).toBe(false);
});
