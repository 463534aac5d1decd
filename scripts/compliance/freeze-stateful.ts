import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { assemblyStacks } from '../../cli/changes/assembly-stacks';
import { FROZEN_FILE, freeze, readFrozen, renderFrozen } from './stateful/frozen-stacks';
import { unsafeChanges } from './stateful/unsafe-changes';

// Freezes the stateful resources of cdk.out after `npm run synth`. A loss must be accepted by name, so that nobody freezes it by accident.
new Command('freeze-stateful')
  .option('--accept <name...>', 'names of stacks or <stack>/<logical id> whose loss is meant', [])
  .action(({ accept }: { accept: string[] }) => {
    const current = freeze(assemblyStacks('cdk.out'));
    const unsafe = existsSync(FROZEN_FILE) ? unsafeChanges(readFrozen(), current) : [];
    const refused = unsafe.filter(({ name }) => !accept.includes(name));
    if (refused.length > 0) {
      console.error(refused.map(({ name, problem }) => `${name}: ${problem} (--accept ${name})`).join('\n'));
      process.exitCode = 1;
      return;
    }
    writeFileSync(FROZEN_FILE, renderFrozen(current));
    console.log(`froze ${Object.keys(current).length} stacks in ${FROZEN_FILE}`);
  })
  .parse();
