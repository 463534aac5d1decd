/** Something in a config that breaks a rule. */
export interface Problem {
  /** For example `models[0].serving.production.minInstances`. */
  readonly path: string;
  readonly value: unknown;
  /** Says what must hold, for example `must be at least 2`. */
  readonly rule: string;
}

/** A rule of a value; `whole` is what the value is a field of. */
export interface Rule<V, T> {
  readonly holds: (value: V, whole: T) => boolean;
  readonly rule: string;
}

/** Rules by field; a field that is left out has no value to check. */
export type Rules<T> = { readonly [K in keyof T]?: readonly Rule<NonNullable<T[K]>, T>[] };

/** Every rule that a field of `whole` breaks. */
export function problemsOf<T extends object>(whole: T, rules: Rules<T>, path: string): Problem[] {
  return (Object.keys(rules) as (keyof T & string)[]).flatMap((field) => {
    const value = whole[field];
    return value === undefined || value === null
      ? []
      : (rules[field] ?? []).filter(({ holds }) => !holds(value, whole)).map(({ rule }) => ({ path: join(path, field), value, rule }));
  });
}

/** `models[0]` + `name` -> `models[0].name` */
export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
