import { Command } from 'commander';
import type { AuditRecord } from '../lambda/shared/model-change';
import { auditTable } from './audit/audit-table';
import { auditPlace, readCopies, readRecords } from './audit/read-trail';
import { verifyChain } from './audit/verify-chain';

interface Flags {
  readonly environment: string;
  readonly model?: string;
}

/** Status of a process that found a broken chain. */
const BROKEN = 3;

/** `plumbline audit`: the record of model changes; credentials, region and endpoint come from the environment. */
export function auditCommand(): Command {
  const command = new Command('audit').description('the record of what changed on models, by whom and why');
  for (const subcommand of [
    new Command('verify').description(`walk the chain; exit ${BROKEN} and name the first record that is not what it was`).action(verify),
    new Command('list').description('print the records').action(list),
  ]) {
    command.addCommand(
      subcommand
        .requiredOption('--environment <name>', 'for example production')
        .option('--model <name>', 'only this model; the chain is checked as a whole all the same'),
    );
  }
  return command;
}

async function verify({ environment, model }: Flags): Promise<void> {
  const place = await auditPlace({}, environment);
  // Copies come after their records: read the other way round, a record that is being added would look inserted.
  const records = await readRecords({}, place);
  const verdict = verifyChain(records, await readCopies({}, place));
  if (verdict.broken !== undefined) {
    console.error(`BROKEN: record ${verdict.broken.sequence} ${verdict.broken.reason}`);
    process.exitCode = BROKEN;
    return;
  }
  const ofModel = records.filter(({ record }) => (JSON.parse(record) as AuditRecord).model === model).length;
  console.log(`intact: ${verdict.records} records${model === undefined ? '' : `, ${ofModel} of ${model}`}; head ${verdict.head}`);
}

async function list({ environment, model }: Flags): Promise<void> {
  console.log(auditTable(await readRecords({}, await auditPlace({}, environment)), model));
}
