import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';

/** What a command printed, and its exit code. */
export interface Run {
  readonly printed: string;
  readonly complained: string;
  readonly exitCode: number | string | undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'statistics-'));

/** Path in this test file's own folder. */
export function pathOf(name: string): string {
  return join(folder, name);
}

/** Writes a file of the test and gives its path. */
export function written(name: string, text: string): string {
  writeFileSync(pathOf(name), text);
  return pathOf(name);
}

/** The lists of the JSON files that the commands write. */
export interface Stored {
  readonly columns: readonly Readonly<Record<string, unknown>>[];
  readonly features: readonly Readonly<Record<string, unknown>>[];
  readonly violations: readonly unknown[];
}

/** What a JSON file of the test holds. */
export function json(name: string): Stored {
  return JSON.parse(readFileSync(pathOf(name), 'utf8')) as Stored;
}

/** CSV of orders, those of colour 0 to `colours` - 1; the first `empty` have no price. */
export function orders(rows: number, colours: number, empty = 0): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i + 1},${i < empty ? '' : (i % 40) + 0.5},colour ${(i * 7) % colours},${i % 2 === 0}`,
  );
  return ['id,price,colour,paid', ...lines, ''].join('\n');
}

/** Runs a command in this process. */
export async function run(command: Command, ...args: string[]): Promise<Run> {
  const [printed, complained]: string[][] = [[], []];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void printed?.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void complained?.push(line));
  try {
    await command
      .exitOverride()
      .configureOutput({ writeErr: (text) => complained?.push(text) })
      .parseAsync(args, { from: 'user' });
    return { printed: printed?.join('\n') ?? '', complained: complained?.join('\n') ?? '', exitCode: process.exitCode ?? undefined };
  } finally {
    process.exitCode = undefined;
    log.mockRestore();
    error.mockRestore();
  }
}
