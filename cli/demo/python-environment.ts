import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Oldest Python that the models' requirements support. */
const MIN_PYTHON = [3, 10] as const;

/**
 * Python executable of a virtual environment under `.cache/python` with a model's pinned requirements; made on the first run,
 * found on the next. `PLUMBLINE_PYTHON` names another interpreter than `python3`.
 */
export async function pythonEnvironment(requirementsFile: string): Promise<string> {
  const python = process.env['PLUMBLINE_PYTHON'] ?? 'python3';
  const version = await pythonVersion(python);
  const requirements = readFileSync(requirementsFile);
  const id = createHash('sha256').update(requirements).update(version).digest('hex').slice(0, 16);
  const folder = resolve('.cache', 'python', id);
  const executable = join(folder, 'bin', 'python');
  const marker = join(folder, 'complete');
  if (!existsSync(marker)) {
    await create(python, folder, executable, requirementsFile);
    writeFileSync(marker, requirements);
  }
  return executable;
}

async function pythonVersion(python: string): Promise<string> {
  const version = await run(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => {
      throw new Error(`${python} must be Python ${MIN_PYTHON.join('.')} or later, but does not run: install it, or set PLUMBLINE_PYTHON`, {
        cause: error,
      });
    },
  );
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major !== MIN_PYTHON[0] || minor < MIN_PYTHON[1]) {
    throw new Error(`${python} must be Python ${MIN_PYTHON.join('.')} or later, got ${version}: set PLUMBLINE_PYTHON to a newer one`);
  }
  return version;
}

async function create(python: string, folder: string, executable: string, requirementsFile: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run(python, ['-m', 'venv', folder]).catch((error: unknown) => {
    throw new Error(
      `${python} can't make a virtual environment: install its venv module (Debian and Ubuntu: apt-get install python3-venv)`,
      {
        cause: error,
      },
    );
  });
  await run(executable, ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', '--requirement', requirementsFile]).catch(
    (error: unknown) => {
      throw new Error(
        `pip can't install ${requirementsFile}: is a package index reachable (see pip's message below)?\n${stderrOf(error)}`,
        {
          cause: error,
        },
      );
    },
  );
}

function stderrOf(error: unknown): string {
  return String((error as { stderr?: unknown }).stderr ?? error).trim();
}
