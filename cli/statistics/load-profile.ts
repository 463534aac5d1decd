import type { Profile } from '../../stats/profile/profile';
import type { Schema } from '../../stats/profile/schema';
import type { Sketches } from '../../stats/profile/sketches';
import { DataError } from '../../stats/read/data-error';
import { profileFile } from '../../stats/read/profile-file';
import { profileFiles } from '../../stats/read/profile-files';
import type { OnProgress } from '../../stats/read/progress';
import { modelMonitorText } from './model-monitor-text';
import { ProgressBar } from './progress-bar';

/** How the data sets of a command are read. */
export interface LoadOptions {
  readonly schema?: Schema;
  readonly sketches: Sketches;
}

/** Profile of a data file, a stored profile or Model Monitor's `statistics.json`. */
export async function loadProfile(path: string, options: LoadOptions): Promise<Profile> {
  return withBar(async (onProgress) => (await modelMonitorProfile(path)) ?? (await profileFile(path, { ...options, onProgress })));
}

/** Profiles of a baseline and of live data; two large data files are read side by side. */
export async function loadPair(baseline: string, live: string, options: LoadOptions): Promise<[Profile, Profile]> {
  return withBar(async (onProgress) => {
    const [before, now] = [await modelMonitorProfile(baseline), await modelMonitorProfile(live)];
    if (before === null && now === null) {
      return profileFiles([baseline, live], { ...options, onProgress });
    }
    return [
      before ?? (await profileFile(baseline, { ...options, onProgress })),
      now ?? (await profileFile(live, { ...options, onProgress })),
    ];
  });
}

async function withBar<T>(read: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const bar = new ProgressBar();
  try {
    return await read(bar.file());
  } finally {
    bar.end();
  }
}

async function modelMonitorProfile(path: string): Promise<Profile | null> {
  const file = modelMonitorText(path);
  if (file === null) {
    return null;
  }
  if (file.kind === 'constraints') {
    throw new DataError({ file: path }, 'constraints hold no distribution; use the statistics.json that was written with them');
  }
  const { readStatistics } = await import('../../stats/model-monitor/read-statistics.js');
  const { profileOfStatistics } = await import('../../stats/model-monitor/profile-of-statistics.js');
  const { profile, lost } = profileOfStatistics(readStatistics(file.text, path));
  for (const sentence of lost) {
    console.error(`${path}: ${sentence}`);
  }
  return profile;
}
