import { Command } from 'commander';
import { writeResult } from '../statistics/write-result';

interface Flags {
  readonly packs?: string;
  readonly json?: string;
}

/** Exit codes: of findings 3; of what can't be evaluated 1, as of any other error. */
const EXIT = { clean: 0, notEvaluated: 1, findings: 3 } as const;

/** `plumbline check`: rule packs on CloudFormation templates, whoever wrote them. */
export function checkCommand(): Command {
  return new Command('check')
    .description(`check CloudFormation templates by rule packs; exit ${EXIT.findings} when there are findings`)
    .argument('<template...>', 'templates in JSON or YAML')
    .option('--packs <names>', 'packs: ml, aws-solutions, hipaa, nist-r5, pci, serverless (default: all)')
    .option('--json <file>', 'write findings as JSON')
    .action(check);
}

async function check(templates: readonly string[], { packs, json }: Flags): Promise<void> {
  // The packs take longest to load: not for a list of commands.
  const [{ checkTemplates }, { checkReport }] = await Promise.all([import('./check-templates.js'), import('./check-report.js')]);
  const result = await checkTemplates(templates, packs);
  await writeResult(json, { version: 1, ...result });
  console.log(checkReport(result));
  for (const { template, place, message } of result.notEvaluated) {
    console.error(`${template}: ${place}: ${message}`);
  }
  process.exitCode = result.notEvaluated.length > 0 ? EXIT.notEvaluated : result.findings.length > 0 ? EXIT.findings : EXIT.clean;
}
