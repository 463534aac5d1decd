import { merge } from '../../stats/profile/merge';
import type { Profile } from '../../stats/profile/profile';
import type { LoadOptions } from './load-profile';
import { loadProfile } from './load-profile';

/** The profile of all files together, one read after the other; throws with the path of one that has not the columns of those before. */
export async function mergedProfile([first = '', ...others]: readonly string[], options: LoadOptions): Promise<Profile> {
  let merged = await loadProfile(first, options);
  for (const path of others) {
    merged = fitting(merged, await loadProfile(path, options), path);
  }
  return merged;
}

function fitting(merged: Profile, profile: Profile, path: string): Profile {
  try {
    return merge(merged, profile);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} cannot be merged with the files before it: ${why}`, { cause: error });
  }
}
