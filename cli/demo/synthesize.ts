import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Synthesizes all stages into `cdk.out` as `npm run synth` does, but for the build, which this command has behind it; throws with the output when a rule is broken. */
export async function synthesize(): Promise<void> {
  try {
    await run('npm', ['run', '--silent', 'synth', '--', '--build', 'true'], { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`npm run synth failed:\n${stdout}${stderr}`, { cause: error });
  }
}
