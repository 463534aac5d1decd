import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { licenceProblems, namesForbiddenLicence } from './licences';

/** Where local mode, the gate and the benchmarks keep their Python environments. */
const ENVIRONMENTS = '.cache/python';

/** Licences of what those files name, as their metadata or their licence file says. */
const LICENCES: Readonly<Record<string, string>> = {
  'cfn-lint': 'MIT-0',
  duckdb: 'MIT',
  evidently: 'Apache-2.0',
  jsonpatch: 'BSD-3-Clause',
  jsonpointer: 'BSD-3-Clause',
  mpmath: 'BSD-3-Clause',
  networkx: 'BSD-3-Clause',
  numpy: 'BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0',
  pandas: 'BSD-3-Clause',
  pyyaml: 'MIT',
  regex: 'Apache-2.0 AND CNRI-Python',
  scipy: 'BSD-3-Clause',
  sympy: 'BSD-3-Clause',
  typing_extensions: 'PSF-2.0',
  'xgboost-cpu': 'Apache-2.0',
};

/** What Python's packages were looked at, and what is wrong with them. */
export interface PythonLicences {
  readonly requirements: number;
  /** Packages of the environments that are there; none on a machine that made none yet. */
  readonly installed: number;
  readonly problems: readonly string[];
}

/** Every requirement is pinned and has an allowed licence; nothing that was installed for one names a forbidden licence. */
export function pythonLicences(): PythonLicences {
  const requirements = requirementFiles().flatMap((file) => requirementLines(file).map((line) => ({ file, line })));
  const installed = installedMetadata();
  return {
    requirements: requirements.length,
    installed: installed.length,
    problems: [
      ...requirements.flatMap(({ file, line }) => requirementProblems(line).map((problem) => `${file}: ${problem}`)),
      ...installed
        .filter((file) => namesForbiddenLicence(readFileSync(file, 'utf8')))
        .map((file) => `${file} must name no forbidden licence`),
    ],
  };
}

/** What is wrong with one line of a file of requirements. */
export function requirementProblems(line: string): string[] {
  const [, name = '', version] = /^([\w.-]+)==([\w.]+)$/.exec(line) ?? [];
  return version === undefined ? [`${line} must be pinned by ==`] : licenceProblems(`${name} (Python)`, LICENCES[name.toLowerCase()]);
}

/** What is installed for models, for witnesses of the gate, and for benchmarks. */
function requirementFiles(): string[] {
  const ofModels = readdirSync('models').map((model) => join('models', model, 'requirements.txt'));
  const witnesses = readdirSync('scripts/compliance').filter((file) => file.endsWith('requirements.txt'));
  return [...ofModels, ...witnesses.map((file) => join('scripts/compliance', file)), 'bench/requirements.txt'].filter((file) =>
    existsSync(file),
  );
}

function requirementLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

function installedMetadata(): string[] {
  const environments = existsSync(ENVIRONMENTS) ? readdirSync(ENVIRONMENTS).map((name) => join(ENVIRONMENTS, name, 'lib')) : [];
  const folders = environments
    .filter((lib) => existsSync(lib))
    .flatMap((lib) => readdirSync(lib).map((python) => join(lib, python, 'site-packages')));
  return folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'METADATA'))).filter((file) => existsSync(file));
}
