import { PROFILE_SUFFIX, readProfile } from '../profile/profile-file';
import type { Profile } from '../profile/profile';
import { isGzip } from './format';
import { layoutOf } from './layout';
import { withFile } from './open-file';
import { HEAD, profileInThread } from './profile-in-thread';
import { readBytes } from './read-bytes';
import type { ReadOptions } from './read-options';
import { profileHalves } from './thread/profile-halves';
import { hasWorkers } from './thread/worker';
import { WORTH_HALVING } from './thread/worth-a-thread';

/**
 * Profiles a data file in one pass and fixed memory: CSV, JSON Lines, Parquet, SageMaker's data capture, each also packed with gzip. A stored
 * profile (`.profile.json`) is read back.
 *
 * Throws a `DataError`, which names file, line and column, for what cannot be read without guessing. A file with a header only has a profile
 * of 0 rows.
 */
export async function profileFile(path: string, options: ReadOptions = {}): Promise<Profile> {
  if (path.endsWith(PROFILE_SUFFIX)) {
    return readProfile(path);
  }
  return withFile(path, async (descriptor, size) => {
    const { onProgress, ...plain } = options;
    const onRead = (read: number): void => {
      onProgress?.({ read, total: size });
    };
    const head = readBytes(descriptor, 0, Math.min(HEAD, size));
    const layout = isGzip(head) ? undefined : layoutOf(path, head, options);
    if (layout && size >= WORTH_HALVING && (options.threads ?? 2) > 1 && hasWorkers()) {
      const found = await profileHalves({ file: path, descriptor, size, head, layout }, plain, onRead);
      if (found) {
        return found;
      }
    }
    return profileInThread(path, plain, onRead);
  });
}
