import type { PlatformConfig } from './platform-config';
import { datasetProblems } from './rules/dataset-rules';
import { ENVIRONMENT_RULES } from './rules/environment-rules';
import { existingProblems } from './rules/existing-rules';
import { modelProblems } from './rules/model-rules';
import type { Problem } from './rules/rule';
import { problemsOf } from './rules/rule';

/**
 * Gives the config back when it keeps every rule.
 *
 * Throws one error that lists every problem: path, rule and value.
 */
export function assertValid(config: PlatformConfig): PlatformConfig {
  assertNoProblems(config.environment, configProblems(config));
  return config;
}

/** Throws one error that lists every problem of the config of `name`. */
export function assertNoProblems(name: string, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new Error([`the config of ${name} breaks ${problems.length} rules:`, ...problems.map(line)].join('\n'));
  }
}

function configProblems(config: PlatformConfig): Problem[] {
  return [
    ...problemsOf(config, ENVIRONMENT_RULES, ''),
    ...existingProblems(config),
    ...config.datasets.flatMap((contract, index) => datasetProblems(contract, `datasets[${index}]`)),
    ...config.models.flatMap((model, index) => modelProblems(model, config, `models[${index}]`)),
  ];
}

function line({ path, value, rule }: Problem): string {
  return `- ${path} ${rule}, got ${shown(value)}`;
}

/** Lists of objects by their names: a whole contract in an error message helps nobody. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (Array.isArray(entry) ? entry.map(nameOf) : entry));
}

function nameOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : entry;
}
