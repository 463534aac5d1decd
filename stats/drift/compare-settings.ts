import type { CompareOptions } from './comparison';
import { METHODS } from './methods';

/** Options of a comparison with their defaults. */
export interface CompareSettings extends Required<Omit<CompareOptions, 'columns' | 'ignore'>> {
  readonly columns: readonly string[] | undefined;
  readonly ignore: readonly string[];
}

/** Fills in the defaults; throws when an option is out of range. */
export function compareSettings(options: CompareOptions): CompareSettings {
  const { method = 'psi', falseDiscoveryRate = 0.05, minRows = 200, columns, ignore = [] } = options;
  if (!Object.hasOwn(METHODS, method)) {
    throw new Error(`method must be one of ${Object.keys(METHODS).join(', ')}, got ${method as string}`);
  }
  const threshold = options.threshold ?? METHODS[method].threshold;
  if (!(threshold >= 0)) {
    throw new Error(`threshold must be at least 0, got ${threshold}`);
  }
  if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
    throw new Error(`falseDiscoveryRate must be between 0 and 1, got ${falseDiscoveryRate}`);
  }
  if (!(minRows >= 1)) {
    throw new Error(`minRows must be at least 1, got ${minRows}`);
  }
  return { method, threshold, falseDiscoveryRate, minRows, columns, ignore };
}
