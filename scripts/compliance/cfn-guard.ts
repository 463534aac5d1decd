import { execFile } from 'node:child_process';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** What cfn-guard says of one template. */
export interface GuardReport {
  /** Absolute path of the template. */
  readonly name: string;
  readonly not_compliant: readonly { readonly Rule: { readonly name: string } }[];
  /** Names of the rules that it keeps. */
  readonly compliant: readonly string[];
}

/** The package that brings cfn-guard, as a binary for each system, and Control Tower's rules. */
const PACKAGE = dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json'));

/** How the package names systems and processors. */
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

/** Exit code of cfn-guard when a template breaks a rule. */
const BROKEN = 19;

/** Runs Control Tower's rules over templates. Throws on a system that the package has no binary for. */
export function cfnGuard(templates: readonly string[]): Promise<GuardReport[]> {
  const args = [
    ...['validate', '--rules', join(PACKAGE, 'rules', 'control-tower', 'cfn-guard')],
    ...templates.flatMap((template) => ['--data', template]),
    ...['--output-format', 'json', '--show-summary', 'none', '--structured'],
  ];
  return new Promise((resolve, reject) => {
    execFile(binary(), args, { maxBuffer: 1 << 29 }, (error, stdout, stderr) => {
      if (error === null || error.code === BROKEN) {
        resolve(JSON.parse(stdout) as GuardReport[]);
      } else {
        reject(new Error(`cfn-guard must run, but ended with ${String(error.code)}: ${stderr}`, { cause: error }));
      }
    });
  });
}

function binary(): string {
  const system = SYSTEMS[platform()];
  const processor = PROCESSORS[arch()];
  if (system === undefined || processor === undefined) {
    throw new Error(`cfn-guard must run on linux or darwin, on x64 or arm64, got ${platform()} on ${arch()}`);
  }
  return join(PACKAGE, 'bin', system, processor, 'cfn-guard');
}
