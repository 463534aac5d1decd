import { readFile, writeFile } from 'node:fs/promises';
import { parseProfile } from './parse-profile';
import type { Profile } from './profile';

/** How names of stored profiles end. */
export const PROFILE_SUFFIX = '.profile.json';

/** Reads a stored profile. Throws a `DataError` when the file holds none, or one of another version. */
export async function readProfile(path: string): Promise<Profile> {
  return parseProfile(await readFile(path, 'utf8'), path);
}

/** Stores a profile as JSON, with its version: some hundred kilobytes. */
export async function writeProfile(path: string, profile: Profile): Promise<void> {
  await writeFile(path, `${JSON.stringify(profile)}\n`);
}
