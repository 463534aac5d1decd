import { statSync } from 'node:fs';
import { PROFILE_SUFFIX } from '../profile/profile-file';
import type { Profile } from '../profile/profile';
import { profileFile } from './profile-file';
import type { ReadOptions } from './read-options';
import { hasWorkers, startWorker } from './thread/worker';
import { WORTH_A_THREAD } from './thread/worth-a-thread';

/** Profiles two files, side by side in two threads when both are large: see `profileFile`. */
export async function profileFiles(paths: readonly [string, string], options: ReadOptions = {}): Promise<[Profile, Profile]> {
  const { onProgress, ...plain } = options;
  const sizes = paths.map(size) as [number, number];
  const read: [number, number] = [0, 0];
  const tell = (file: 0 | 1, bytes: number): void => {
    read[file] = bytes;
    onProgress?.({ read: read[0] + read[1], total: sizes[0] + sizes[1] });
  };
  const here = (file: 0 | 1, threads = options.threads): Promise<Profile> =>
    profileFile(paths[file], {
      ...plain,
      threads,
      onProgress: (progress) => {
        tell(file, progress.read);
      },
    });
  if (Math.min(...sizes) < WORTH_A_THREAD || (options.threads ?? 2) < 2 || !hasWorkers()) {
    return [await here(0), await here(1)];
  }
  const job = startWorker({ path: paths[1], options: plain }, (bytes) => {
    tell(1, bytes);
  });
  try {
    return [await here(0, 1), await job.profile];
  } finally {
    await job.stop();
  }
}

/** Bytes that there are to read; 0 for a stored profile and for what is no file, which reading it will say. */
function size(path: string): number {
  return path.endsWith(PROFILE_SUFFIX) ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
}
