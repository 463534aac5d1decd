import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Profile } from '../../stats/profile/profile';
import type { QualityReport } from '../../stats/quality/assess-quality';
import { assessQuality } from '../../stats/quality/assess-quality';
import type { Expectation } from '../../stats/quality/expectation';
import { expectationOf } from '../../stats/quality/expectation';
import { EXIT } from './exit-code';
import type { LoadOptions } from './load-profile';
import { loadPair, loadProfile } from './load-profile';
import { modelMonitorText } from './model-monitor-text';
import { printable } from './printable';
import { qualityTable } from './quality-table';

interface Flags {
  readonly baseline: string;
  readonly live: string;
  readonly schema?: string;
  readonly json?: string;
}

const EXIT_CODES: Readonly<Record<QualityReport['verdict'], number>> = {
  violations: EXIT.found,
  ok: EXIT.fine,
  'not-enough-data': EXIT.notEnoughData,
};

/** `plumbline quality`: checks live data against the constraints of its baseline; exits with 3 for violations and 4 without data. */
export function qualityCommand(): Command {
  return new Command('quality')
    .description("check live data against the baseline's constraints, or against a constraints.json of Model Monitor")
    .requiredOption('--baseline <file>', 'data file, stored profile, statistics.json or constraints.json')
    .requiredOption('--live <file>', 'what is to be checked')
    .option('--schema <file>', 'JSON list of {name, type?, compared?}')
    .option('--json <file>', 'write the result as JSON')
    .action(quality);
}

async function quality({ baseline, live, schema, json }: Flags): Promise<void> {
  const columns = schema === undefined ? undefined : (await import('./schema-file.js')).readSchema(schema);
  const options = { ...(columns && { schema: columns }), sketches: 'all' as const };
  const given = await givenConstraints(baseline);
  const [expected, observed] = given === null ? await pair(baseline, live, options) : [given, await loadProfile(live, options)];
  const report = assessQuality(expected, observed);
  if (json !== undefined) {
    await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  }
  console.log(printable(qualityTable(report)));
  process.exitCode = EXIT_CODES[report.verdict];
}

async function pair(baseline: string, live: string, options: LoadOptions): Promise<[Expectation, Profile]> {
  const [before, now] = await loadPair(baseline, live, options);
  return [expectationOf(before), now];
}

async function givenConstraints(path: string): Promise<Expectation | null> {
  const file = modelMonitorText(path);
  if (file?.kind !== 'constraints') {
    return null;
  }
  const { readConstraints } = await import('../../stats/model-monitor/read-constraints.js');
  const { expectationOfConstraints } = await import('../../stats/model-monitor/expectation-of-constraints.js');
  return expectationOfConstraints(readConstraints(file.text, path));
}
