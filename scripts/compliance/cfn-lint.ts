import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pythonEnvironment } from '../../cli/demo/python-environment';
import type { Exception, Finding } from './exceptions';
import { explain } from './exceptions';
import { everyAssembly } from './folders';
import type { Part } from './part';
import { templatesOf } from './templates';

const REQUIREMENTS = 'scripts/compliance/cfn-lint-requirements.txt';

/** Bits of the exit code: errors 2, warnings 4, informational 8. */
const MAX_FINDINGS_CODE = 14;

const EXCEPTIONS: readonly Exception[] = [
  {
    rule: 'W3005',
    reason: 'CDK orders a resource after the role and policies that it was granted, which its own reference to the role says again',
  },
];

interface Match {
  readonly Rule: { readonly Id: string };
  readonly Filename: string;
  readonly Location: { readonly Path: readonly (string | number)[] };
  readonly Message: string;
}

/** Runs cfn-lint over every template. Its errors and warnings fail the gate. */
export async function cfnLint(): Promise<Part> {
  const files = templatesOf(everyAssembly()).map(({ file }) => file);
  const findings = await lint(files);
  const { explained, problems } = explain(findings, EXCEPTIONS);
  return { name: 'cfn-lint', figures: { templates: files.length, findings: findings.length, explained }, problems };
}

/** What cfn-lint finds in templates. The first call makes its Python environment. */
export async function lint(files: readonly string[]): Promise<Finding[]> {
  const python = await pythonEnvironment(REQUIREMENTS);
  const matches = JSON.parse(await output(join(dirname(python), 'cfn-lint'), ['--format', 'json', '--', ...files])) as Match[];
  return matches.map(({ Rule: { Id }, Filename, Location: { Path }, Message }) => ({
    rule: Id,
    where: `${Filename}#${String(Path[1] ?? Path[0] ?? '')}`,
    message: Message,
  }));
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number' && code <= MAX_FINDINGS_CODE && code % 2 === 0) {
        resolve(stdout);
      } else {
        reject(new Error(`cfn-lint must run, but ended with ${String(code)}: ${stderr}`, { cause: error }));
      }
    });
  });
}
