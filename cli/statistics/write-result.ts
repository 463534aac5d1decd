import { writeFile } from 'node:fs/promises';

/** Writes a command's result as JSON if a path is given. */
export async function writeResult(path: string | undefined, result: object): Promise<void> {
  if (path !== undefined) {
    await writeFile(path, `${JSON.stringify(result, null, 2)}\n`);
  }
}
