import { closeSync, fstatSync, openSync } from 'node:fs';
import { DataError } from './data-error';

/** Opens a file for reading while `use` runs. Throws a `DataError` when there is no such file, or when it is a folder. */
export async function withFile<Result>(path: string, use: (descriptor: number, size: number) => Promise<Result>): Promise<Result> {
  const descriptor = opened(path);
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) {
      throw new DataError({ file: path }, 'must be a file, is a folder');
    }
    return await use(descriptor, stat.size);
  } finally {
    closeSync(descriptor);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new DataError({ file: path }, code === 'ENOENT' ? 'there must be a file of this name' : `must be readable (${code})`);
  }
}
