import { cpSync, rmSync } from 'node:fs';
import { synthesize } from '../../cli/demo/synthesize';
import { APP } from './app-folder';

/** Jest's global set-up: one synthesis for all tests, kept apart from those that are made while they run. */
export default async function synthesizeOnce(): Promise<void> {
  await synthesize();
  rmSync(APP, { recursive: true, force: true });
  cpSync('cdk.out', APP, { recursive: true });
}
