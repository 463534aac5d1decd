/** A property whose change loses data or protection although CloudFormation replaces nothing. */
export interface Guard {
  /** Top-level property of the resource. */
  readonly property: string;
  /**
   * What of the value matters, so that the rest may change.
   *
   * @default - all of it
   */
  readonly kept?: (value: unknown) => unknown;
  /** What a change loses; undefined when it loses nothing. */
  readonly loss: (before: unknown, after: unknown) => string | undefined;
}

/** A switch that must not go off; `path` is inside the property, `on` its value while it is on. */
export function staysOn(property: string, path: readonly string[] = [], on: unknown = true): Guard {
  const isOn = (value: unknown): boolean => at(value, path) === on;
  const name = [property, ...path].join('.');
  return { property, loss: (before, after) => (isOn(before) && !isOn(after) ? `${name} would no longer be ${String(on)}` : undefined) };
}

/** A value that must not change once it is set, with what is lost when it does. */
export function staysAsItIs(property: string, lost: string, path: readonly string[] = []): Guard {
  const name = [property, ...path].join('.');
  return {
    property,
    loss: (before, after) => {
      const [old, now] = [at(before, path), at(after, path)];
      return old === undefined || JSON.stringify(old) === JSON.stringify(now) ? undefined : `${name} would change: ${lost}`;
    },
  };
}

/** A time to keep that must not become shorter; absent is the default of AWS, in the property's own unit. */
export function notShorter(property: string, absent = Infinity): Guard {
  const time = (value: unknown): number => (typeof value === 'number' ? value : absent);
  return {
    property,
    loss: (before, after) =>
      time(after) < time(before) ? `${property} would become shorter, from ${time(before)} to ${time(after)}` : undefined,
  };
}

/** What lies at a path inside a value of a template; undefined when nothing does. */
export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);
}
