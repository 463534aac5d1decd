import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { compare } from '../../stats/drift/compare';
import type { Comparison } from '../../stats/drift/comparison';
import type { MethodName } from '../../stats/drift/methods';
import { METHODS } from '../../stats/drift/methods';
import { printable } from './printable';
import { driftTable } from './drift-table';
import { EXIT } from './exit-code';
import { names, number } from './flag-values';
import { loadPair } from './load-profile';
import type { ModelMonitorPaths } from './write-model-monitor';

interface Flags extends ModelMonitorPaths {
  readonly baseline: string;
  readonly live: string;
  readonly method?: MethodName;
  readonly threshold?: number;
  readonly fdr?: number;
  readonly minRows?: number;
  readonly columns?: string[];
  readonly ignore?: string[];
  readonly schema?: string;
  readonly json?: string;
  readonly html?: string;
}

const EXIT_CODES: Readonly<Record<Comparison['verdict'], number>> = {
  drift: EXIT.found,
  'no-drift': EXIT.fine,
  'not-enough-data': EXIT.notEnoughData,
};

/** `plumbline drift`: compares live data with its baseline; exits with 3 for drift and 4 without enough data. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('compare live data with its baseline: data files, stored profiles (*.profile.json) or a statistics.json')
    .requiredOption('--baseline <file>', 'what the live data should be like')
    .requiredOption('--live <file>', 'what is to be judged')
    .addOption(new Option('--method <name>', 'how drift is measured (default: psi)').choices(Object.keys(METHODS)))
    .option('--threshold <score>', "score from which a column drifts (default: the method's)", number)
    .option('--fdr <rate>', 'expected share of false alarms among significant columns (default: 0.05)', number)
    .option('--min-rows <n>', 'fewest rows of either side for a verdict (default: 200)', number)
    .option('--columns <a,b>', 'only these columns, time stamps and keys too', names)
    .option('--ignore <a,b>', 'not these columns', names)
    .option('--schema <file>', 'JSON list of {name, type?, compared?}')
    .option('--json <file>', 'write the result as JSON')
    .option('--html <file>', 'write a page with the distributions')
    .option('--statistics <file>', "write the live data's statistics as Model Monitor does")
    .option('--constraints <file>', "write the baseline's constraints as Model Monitor does")
    .option('--violations <file>', 'write the constraints that the live data violates as Model Monitor does')
    .action(drift);
}

async function drift(flags: Flags): Promise<void> {
  const schema = flags.schema === undefined ? undefined : (await import('./schema-file.js')).readSchema(flags.schema);
  const [baseline, live] = await loadPair(flags.baseline, flags.live, {
    ...(schema && { schema }),
    sketches: flags.statistics === undefined ? 'compare' : 'all',
  });
  const comparison = compare(baseline, live, {
    ...flags,
    falseDiscoveryRate: flags.fdr,
  });
  if (flags.json !== undefined) {
    await writeFile(flags.json, `${JSON.stringify(comparison, null, 2)}\n`);
  }
  if (flags.html !== undefined) {
    const { driftPage } = await import('./drift-page.js');
    await writeFile(flags.html, driftPage(comparison, flags));
  }
  if (flags.statistics !== undefined || flags.constraints !== undefined || flags.violations !== undefined) {
    const { writeModelMonitor } = await import('./write-model-monitor.js');
    await writeModelMonitor(flags, baseline, live);
  }
  console.log(printable(driftTable(comparison)));
  process.exitCode = EXIT_CODES[comparison.verdict];
}
