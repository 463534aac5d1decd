import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseProfile } from '../../profile/parse-profile';
import type { Profile } from '../../profile/profile';
import { DataError } from '../data-error';
import type { Job, Message } from './job';

const ENTRY = join(__dirname, 'profile-worker.js');

/** A profile in the making in a worker thread. */
export interface RunningJob {
  readonly profile: Promise<Profile>;
  /** Ends the thread; the profile never comes. */
  stop(): Promise<unknown>;
}

/** Whether there is an entry for worker threads: there is none where the sources are run, or bundled in one file. */
export function hasWorkers(): boolean {
  return existsSync(ENTRY);
}

/** Starts a thread for a job; `onRead` is told how many bytes it has read. */
export function startWorker(job: Job, onRead: (bytes: number) => void): RunningJob {
  const worker = new Worker(ENTRY, { workerData: job });
  const profile = new Promise<Profile>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      switch (message.kind) {
        case 'read':
          onRead(message.bytes);
          break;
        case 'profile':
          resolve(parseProfile(message.json, job.path));
          break;
        case 'data-error':
          reject(new DataError(message.place, message.rule, message.got));
      }
    });
    worker.on('error', reject);
  });
  // A job that nobody waits for any more must not end the process.
  profile.catch(() => undefined);
  return { profile, stop: () => worker.terminate() };
}
