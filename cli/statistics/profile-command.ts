import { Command } from 'commander';
import { PROFILE_SUFFIX, writeProfile } from '../../stats/profile/profile-file';
import { EXIT } from './exit-code';
import type { LoadOptions } from './load-profile';
import { mergedProfile } from './merged-profile';
import { printable } from './printable';
import { profileTable } from './profile-table';

interface Flags {
  readonly output: string;
  readonly schema?: string;
}

/** `plumbline profile`: profiles data files into one profile; exits with 4 when they have no row. */
export function profileCommand(): Command {
  return new Command('profile')
    .description(`profile data files (CSV, JSON lines, Parquet, data capture; each also gzip) into one *${PROFILE_SUFFIX}`)
    .argument('<files...>', 'data files of the same columns; stored profiles may stand among them')
    .requiredOption('-o, --output <file>', `where the profile goes, a name that ends in ${PROFILE_SUFFIX}`)
    .option('--schema <file>', 'JSON list of {name, type?, compared?}')
    .action(profile);
}

async function profile(files: readonly string[], { output, schema }: Flags): Promise<void> {
  const columns = schema === undefined ? undefined : (await import('./schema-file.js')).readSchema(schema);
  await storeMerged(files, output, { ...(columns && { schema: columns }), sketches: 'all' });
}

/** Reads, merges, stores and prints; the merging of profiles is the same but for its words. */
export async function storeMerged(files: readonly string[], output: string, options: LoadOptions): Promise<void> {
  if (!output.endsWith(PROFILE_SUFFIX)) {
    throw new Error(`--output must end in ${PROFILE_SUFFIX}, got ${output}`);
  }
  const merged = await mergedProfile(files, options);
  await writeProfile(output, merged);
  console.log(printable(profileTable(merged)));
  process.exitCode = merged.rows === 0 ? EXIT.notEnoughData : EXIT.fine;
}
