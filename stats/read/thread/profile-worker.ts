import { parentPort, workerData } from 'node:worker_threads';
import { profilePart } from './profile-part';
import { DataError } from '../data-error';
import { profileInThread } from '../profile-in-thread';
import type { Job, Message } from './job';

// Entry of a worker thread: does the one job that it is started with.
const { path, options, part } = workerData as Job;

function say(message: Message): void {
  parentPort?.postMessage(message);
}

function onRead(bytes: number): void {
  say({ kind: 'read', bytes });
}

(part ? profilePart(path, part, options, onRead) : profileInThread(path, options, onRead)).then(
  (profile) => {
    say({ kind: 'profile', json: JSON.stringify(profile) });
  },
  (error: unknown) => {
    if (!(error instanceof DataError)) {
      throw error;
    }
    const { place, rule, got } = error;
    say({ kind: 'data-error', place, rule, got });
  },
);
