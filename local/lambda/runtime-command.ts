import { join } from 'node:path';
import { NotEmulated } from '../core/aws-error';
import type { FunctionConfig } from './function-config';
import type { RuntimeFiles } from './runtime-files';

/** How the process of a runtime is started. */
export interface RuntimeCommand {
  readonly file: string;
  readonly args: readonly string[];
}

const KNOWN = /^(nodejs\d+\.x|python3\.\d+)$/;

/** Throws `NotEmulated` for a runtime that this machine can't play. */
export function assertRuntime(runtime: string): void {
  if (!KNOWN.test(runtime)) {
    throw new NotEmulated(`the Lambda runtime ${runtime}; there are nodejs and python3`);
  }
}

/**
 * The command for a function's process: the Node that runs local mode, or `python3` of the PATH, whatever version the runtime names. It
 * ends with the function's ARN, for whoever looks at the list of processes.
 */
export function runtimeCommand({ arn, runtime, memoryMiB }: FunctionConfig, files: RuntimeFiles, cacheDir: string): RuntimeCommand {
  if (runtime.startsWith('python')) {
    return { file: 'python3', args: ['-u', '-B', join(files.folder, 'bootstrap.py'), arn] };
  }
  const heapMiB = Math.min(Math.max(Math.round(memoryMiB * 0.9), 64), 3072);
  // Many processes share this machine, so each keeps its garbage small. The SDK's warning is about this machine's Node, not about
  // the runtime of the template.
  const flags = [`--max-old-space-size=${heapMiB}`, '--max-semi-space-size=2', '--disable-warning=NodeVersionSupportWarning'];
  return { file: process.execPath, args: [...flags, join(files.folder, 'bootstrap.js'), cacheDir, arn] };
}
