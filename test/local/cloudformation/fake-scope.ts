import type { Scope } from '../../../local/cloudformation/resolution';

/** A scope in which nothing is defined but what `overrides` has. */
export function fakeScope(overrides: Partial<Scope> = {}): Scope {
  return {
    stackName: 'Pilot-Endpoint',
    region: 'us-east-1',
    languageExtensions: false,
    ref: () => undefined,
    attribute: () => undefined,
    isNoEcho: () => false,
    condition: () => undefined,
    mapping: () => undefined,
    importValue: () => undefined,
    stackOutput: () => undefined,
    ...overrides,
  };
}
