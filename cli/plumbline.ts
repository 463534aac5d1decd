#!/usr/bin/env node
import { PACKAGE_COMMANDS } from './package-commands';
import { runCommand } from './run-command';

runCommand({
  demo: async () => (await import('./demo/command.js')).demoCommand(),
  local: async () => (await import('./local.js')).localCommand(),
  ...PACKAGE_COMMANDS,
  rollback: async () => (await import('./rollback.js')).rollbackCommand(),
  changes: async () => (await import('./changes/command.js')).changesCommand(),
  audit: async () => (await import('./audit.js')).auditCommand(),
});
