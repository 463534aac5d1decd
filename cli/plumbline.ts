#!/usr/bin/env node
import type { Command } from 'commander';
import { program } from 'commander';

/** Every command by name; only the one that is called is loaded, because a drift check is done before the SDK would be read. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo/command.js')).demoCommand(),
  local: async () => (await import('./local.js')).localCommand(),
  profile: async () => (await import('./statistics/profile-command.js')).profileCommand(),
  merge: async () => (await import('./statistics/merge-command.js')).mergeCommand(),
  drift: async () => (await import('./statistics/drift-command.js')).driftCommand(),
  quality: async () => (await import('./statistics/quality-command.js')).qualityCommand(),
  performance: async () => (await import('./statistics/performance-command.js')).performanceCommand(),
  estimate: async () => (await import('./statistics/estimate-command.js')).estimateCommand(),
  bias: async () => (await import('./statistics/bias-command.js')).biasCommand(),
  rollback: async () => (await import('./rollback.js')).rollbackCommand(),
  changes: async () => (await import('./changes/command.js')).changesCommand(),
  check: async () => (await import('./check/command.js')).checkCommand(),
  audit: async () => (await import('./audit.js')).auditCommand(),
};

// Node 20 is supported here as long as the pinned SDK runs on it; its advice would drown the progress.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

async function main(): Promise<void> {
  const called = COMMANDS[process.argv[2] ?? ''];
  const commands = await Promise.all((called ? [called] : Object.values(COMMANDS)).map((load) => load()));
  program.name('plumbline').description('MLOps platform for AWS as code');
  commands.forEach((command) => program.addCommand(command));
  await program.parseAsync();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
