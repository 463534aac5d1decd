import { existsSync, readFileSync } from 'node:fs';
import type { Part } from './part';
import { licenceProblems } from './supply-chain/licences';
import type { LockedPackage } from './supply-chain/lockfile';
import { lockedPackages, lockfileProblems, rangeProblems } from './supply-chain/lockfile';
import { pythonLicences } from './supply-chain/python-licences';
import { lockfileSbom, sbomProblems } from './supply-chain/sbom';

/** What is installed is known, whole, and under a licence that a company can take. */
export function supplyChain(): Promise<Part> {
  const packages = lockedPackages();
  const sbom = lockfileSbom();
  const python = pythonLicences();
  return Promise.resolve({
    name: 'supply chain',
    figures: {
      packages: packages.length,
      components: sbom.components.length,
      requirements: python.requirements,
      'python packages': python.installed,
    },
    problems: [
      ...lockfileProblems(packages),
      ...rangeProblems(readFileSync('package.json', 'utf8')),
      ...sbomProblems(sbom, packages),
      ...packages.flatMap((locked) => licenceProblems(locked.name, installedLicence(locked))),
      ...python.problems,
    ],
  });
}

/** As the installed package says; of one for another platform, which is not installed, as the lockfile says. */
function installedLicence({ path, license }: LockedPackage): string | undefined {
  const file = `${path}/package.json`;
  const { license: own } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as { license?: string | { type: string } };
  return (typeof own === 'object' ? own.type : own) ?? license;
}
