import { program } from 'commander';
import { auditCommand } from './audit';
import { changesCommand } from './changes/command';
import { demoCommand } from './demo/command';
import { localCommand } from './local';
import { rollbackCommand } from './rollback';

// Node 20 is supported here as long as the pinned SDK runs on it; its advice would drown the progress.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

program
  .name('plumbline')
  .description('MLOps platform for AWS as code')
  .addCommand(demoCommand())
  .addCommand(localCommand())
  .addCommand(rollbackCommand())
  .addCommand(changesCommand())
  .addCommand(auditCommand())
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
