import { writeFile } from 'node:fs/promises';

/** Writes a command's result as JSON if a path is given. JSON has no infinity: it is the text `Infinity` or `-Infinity`, as SageMaker Clarify has it. */
export async function writeResult(path: string | undefined, result: object): Promise<void> {
  if (path !== undefined) {
    await writeFile(path, `${JSON.stringify(result, infinityAsText, 2)}\n`);
  }
}

function infinityAsText(_: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? String(value) : value;
}
