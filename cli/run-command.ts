import type { Command } from 'commander';
import { program } from 'commander';

/** Commands by name; only the one that is called is loaded, because a drift check is done before the SDK would be read. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** Runs the command that the process was called with; an error is its message and exit code 1. */
export function runCommand(commands: Commands): void {
  // Node 20 is supported here as long as the pinned SDK runs on it; its advice would drown the progress.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  run(commands).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

async function run(commands: Commands): Promise<void> {
  const called = commands[process.argv[2] ?? ''];
  const loaded = await Promise.all((called ? [called] : Object.values(commands)).map((load) => load()));
  program.name('plumbline').description('MLOps platform for AWS as code');
  loaded.forEach((command) => program.addCommand(command));
  await program.parseAsync();
}
