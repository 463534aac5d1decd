import { program } from 'commander';
import { demoCommand } from './demo/command';
import { localCommand } from './local';
import { rollbackCommand } from './rollback';

program
  .name('plumbline')
  .description('MLOps platform for AWS as code')
  .addCommand(demoCommand())
  .addCommand(localCommand())
  .addCommand(rollbackCommand())
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
