import type { Profile } from '../../stats/profile/profile';
import { PROFILE_SUFFIX } from '../../stats/profile/profile-file';
import type { Schema } from '../../stats/profile/schema';
import type { Sketches } from '../../stats/profile/sketches';
import { DataError } from '../../stats/read/data-error';
import { modelMonitorText } from './model-monitor-text';
import { ProgressBar } from './progress-bar';

/** How the data sets of a command are read. */
export interface LoadOptions {
  readonly schema?: Schema;
  readonly sketches: Sketches;
}

/** Profiles of data files, stored profiles and Model Monitor's `statistics.json`, in the order of their paths; all are read at once. */
export async function loadProfiles(paths: readonly string[], options: LoadOptions): Promise<Profile[]> {
  const bar = new ProgressBar();
  try {
    return await Promise.all(paths.map((path) => loadProfile(path, options, bar)));
  } finally {
    bar.end();
  }
}

async function loadProfile(path: string, options: LoadOptions, bar: ProgressBar): Promise<Profile> {
  if (path.endsWith(PROFILE_SUFFIX)) {
    return storedProfile(path);
  }
  const file = modelMonitorText(path);
  if (file === null) {
    const { profileFile } = await import('../../stats/read/profile-file.js');
    return profileFile(path, { ...options, onProgress: bar.file() });
  }
  if (file.kind === 'constraints') {
    throw new DataError({ file: path }, 'constraints hold no distribution; use the statistics.json that was written with them');
  }
  return profileOfModelMonitor(path, file.text);
}

async function storedProfile(path: string): Promise<Profile> {
  const { readProfile } = await import('../../stats/profile/profile-file.js');
  return readProfile(path);
}

async function profileOfModelMonitor(path: string, text: string): Promise<Profile> {
  const { readStatistics } = await import('../../stats/model-monitor/read-statistics.js');
  const { profileOfStatistics } = await import('../../stats/model-monitor/profile-of-statistics.js');
  const { profile, lost } = profileOfStatistics(readStatistics(text, path));
  lost.forEach((sentence) => {
    console.error(`${path}: ${sentence}`);
  });
  return profile;
}
