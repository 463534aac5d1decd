import { readFileSync } from 'node:fs';
import type { LockedPackage } from '../../../../scripts/compliance/supply-chain/lockfile';
import { lockedPackages, lockfileProblems, rangeProblems } from '../../../../scripts/compliance/supply-chain/lockfile';
import { sbomProblems } from '../../../../scripts/compliance/supply-chain/sbom';

const TAR: LockedPackage = { path: 'node_modules/tar', name: 'tar', version: '7.5.23', integrity: 'sha512-abc' };

test('every package of the lockfile is whole, from the registry, and runs no script that nobody has looked at', () => {
  const packages = lockedPackages();
  expect(packages.length).toBeGreaterThan(400);
  expect(lockfileProblems(packages)).toEqual([]);
});

test('every dependency has an exact version', () => {
  expect(rangeProblems(readFileSync('package.json', 'utf8'))).toEqual([]);
});

test.each([
  ['without integrity', { integrity: undefined }, 'must have a SHA-512 integrity, got none'],
  ['with a weak one', { integrity: 'sha1-abc' }, 'must have a SHA-512 integrity, got sha1-abc'],
  ['of git', { resolved: 'git+ssh://git@github.com/isaacs/node-tar.git#abc' }, 'must come from https://registry.npmjs.org/'],
  ['of another host', { resolved: 'https://registry.npmjs.org.example.com/tar.tgz' }, 'must come from https://registry.npmjs.org/'],
  ['without TLS', { resolved: 'http://registry.npmjs.org/tar.tgz' }, 'must come from https://registry.npmjs.org/'],
  ['that runs a script', { hasInstallScript: true }, 'must run no script'],
])('finds a package %s', (_, change, problem) => {
  expect(lockfileProblems([{ ...TAR, ...change }])).toEqual([expect.stringContaining(problem)]);
});

test.each(['^7.5.23', '*', 'latest', 'github:isaacs/node-tar', 'npm:typescript@^7.0.0', 'file:../tar'])('finds the range %s', (version) => {
  expect(rangeProblems(JSON.stringify({ dependencies: { tar: version } }))).toEqual([
    `package.json: tar must have an exact version, got ${version}`,
  ]);
});

test('a bill of materials lists the lockfile, no more and no less', () => {
  const scoped = { ...TAR, name: '@aws/tar' };
  const components = [{ purl: 'pkg:npm/tar@7.5.23' }, { purl: 'pkg:npm/%40aws/tar@7.5.23' }];
  expect(sbomProblems({ components }, [TAR, scoped])).toEqual([]);
  expect(sbomProblems({ components }, [TAR])).toEqual([
    expect.stringContaining('lists pkg:npm/%40aws/tar@7.5.23, which the lockfile has not'),
  ]);
  expect(sbomProblems({ components: [] }, [TAR])).toEqual([expect.stringContaining('must list pkg:npm/tar@7.5.23')]);
});
