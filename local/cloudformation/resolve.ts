import { INTRINSIC_FUNCTIONS } from './intrinsic-functions';
import type { Resolution, Scope } from './resolution';
import { NO_VALUE } from './resolution';

/**
 * Replaces the intrinsic functions in a part of a template.
 *
 * @param path where the value stands, for messages, for example `Bucket.Properties`
 * @throws Error naming stack, resource and path for an unknown function, reference or argument
 */
export function resolve(value: unknown, scope: Scope, path: string): unknown {
  return resolutionAt(scope, path).resolve(value);
}

/** A `Resolution` that starts at `path`. */
export function resolutionAt(scope: Scope, path: string): Resolution {
  const inner = (key?: string | number): Resolution => (key === undefined ? resolution : resolutionAt(scope, join(path, key)));
  const resolution: Resolution = {
    scope,
    resolve: (value, key) => resolveValue(value, inner(key)),
    resolveString: (value, key) => {
      const resolved = inner(key).resolve(value);
      if (typeof resolved === 'string' || typeof resolved === 'number' || typeof resolved === 'boolean') {
        return String(resolved);
      }
      return inner(key).fail(`a string is needed, got ${describe(resolved)}`);
    },
    resolveList: (value, key) => {
      const resolved = inner(key).resolve(value);
      return Array.isArray(resolved) ? (resolved as unknown[]) : inner(key).fail(`a list is needed, got ${describe(resolved)}`);
    },
    fail: (message) => {
      throw new Error(`${scope.stackName}/${path}: ${message}`);
    },
  };
  return resolution;
}

function resolveValue(value: unknown, resolution: Resolution): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => resolution.resolve(item, index)).filter((item) => item !== NO_VALUE);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
    const run = INTRINSIC_FUNCTIONS[name] ?? resolution.fail(`unknown intrinsic function ${name}`);
    return run(argument, resolution);
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, resolution.resolve(item, key)]).filter(([, item]) => item !== NO_VALUE));
}

function join(path: string, key: string | number): string {
  return typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`;
}

function describe(value: unknown): string {
  return value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value);
}
