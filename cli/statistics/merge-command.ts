import { Command } from 'commander';
import { PROFILE_SUFFIX } from '../../stats/profile/profile-file';
import { storeMerged } from './profile-command';

/** `plumbline merge`: merges stored profiles into one; exits with 4 when they have no row. */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('merge stored profiles of the same columns, in any order')
    .argument('<profiles...>', `profiles, names that end in ${PROFILE_SUFFIX}`)
    .requiredOption('-o, --output <file>', `where the profile goes, a name that ends in ${PROFILE_SUFFIX}`)
    .action(merge);
}

async function merge(files: readonly string[], { output }: { readonly output: string }): Promise<void> {
  const other = files.find((file) => !file.endsWith(PROFILE_SUFFIX));
  if (other !== undefined) {
    throw new Error(`merge takes profiles, names that end in ${PROFILE_SUFFIX}, got ${other}; plumbline profile makes one of data`);
  }
  await storeMerged(files, output, { sketches: 'all' });
}
