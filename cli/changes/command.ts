import { Command } from 'commander';
import type { ChangesFlags } from './report-changes';
import { reportChanges } from './report-changes';

/** `plumbline changes`: what a deployment would change, permissions first; region, credentials and endpoint come from the environment. */
export function changesCommand(): Command {
  return new Command('changes')
    .description('what a deployment of a synthesized cloud assembly would change')
    .option('--app <dir>', 'folder of the cloud assembly', 'cdk.out')
    .option('--stage <name>', 'only this stage, for example Production')
    .option('--against <dir>', 'compare with this cloud assembly, offline (default: with what is deployed)')
    .option('--lookup-role', "read what is deployed with the CDK bootstrap's lookup role in each stack's account")
    .action(async (flags: ChangesFlags) => {
      console.log(await reportChanges(flags));
    });
}
