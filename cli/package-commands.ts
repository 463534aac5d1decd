import type { Commands } from './run-command';

/** The commands that need nothing of the repository: the npm package has them too. */
export const PACKAGE_COMMANDS: Commands = {
  profile: async () => (await import('./statistics/profile-command.js')).profileCommand(),
  merge: async () => (await import('./statistics/merge-command.js')).mergeCommand(),
  drift: async () => (await import('./statistics/drift-command.js')).driftCommand(),
  quality: async () => (await import('./statistics/quality-command.js')).qualityCommand(),
  performance: async () => (await import('./statistics/performance-command.js')).performanceCommand(),
  estimate: async () => (await import('./statistics/estimate-command.js')).estimateCommand(),
  bias: async () => (await import('./statistics/bias-command.js')).biasCommand(),
  check: async () => (await import('./check/command.js')).checkCommand(),
};
