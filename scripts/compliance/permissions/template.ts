/** A template, as far as its policies need it. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
}

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A stack with its template. */
export interface StackTemplate {
  /** For example `Production-DataLake`. */
  readonly name: string;
  readonly template: Template;
}

/** An environment whose policies are looked at. */
export interface Environment {
  /** For example `production`. */
  readonly name: string;
  /** Prefix of the names of its stacks, for example `Production`. */
  readonly stage: string;
  readonly account: string;
  readonly region: string;
}
