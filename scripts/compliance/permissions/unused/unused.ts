/** Permissions that no run of the demo needs, and why they are there. */
export interface Unused {
  /** The roles that have them, by name. */
  readonly roles: RegExp;
  readonly actions: readonly string[];
  /**
   * Resources of which the roles may do it. `{region}`, `{account}`, `{environment}` and `{stage}` are those of the environment,
   * `{function}` is the role's name without `Role`, `{table}` without `BackupRole`.
   */
  readonly resources: readonly string[];
  /** Condition keys of the request. @default - none */
  readonly keys?: Readonly<Record<string, string>>;
  readonly reason: string;
}
