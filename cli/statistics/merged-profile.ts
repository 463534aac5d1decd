import { merge } from '../../stats/profile/merge';
import type { Profile } from '../../stats/profile/profile';

/** The profile of all data sets together; throws with the paths of two that do not have the same columns. */
export function mergedProfile(paths: readonly string[], profiles: readonly Profile[]): Profile {
  return profiles.reduce((merged, profile, i) => {
    try {
      return merge(merged, profile);
    } catch (error) {
      throw new Error(`${paths[i] ?? ''} does not fit ${paths.slice(0, i).join(', ')}`, { cause: error });
    }
  });
}
