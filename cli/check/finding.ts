/** A rule of a pack that a resource of a template breaks. */
export interface Finding {
  /** Name of the pack: `MlSecurity`, `AwsSolutions`. */
  readonly pack: string;
  /** Rule without the property: `MlSecurity-ModelInVpc`. */
  readonly rule: string;
  /** The template's path, as it was given. */
  readonly template: string;
  /** Logical id. */
  readonly resource: string;
  /** Path of the property, `Train.VpcConfig`; of cdk-nag what it puts in brackets, empty when a rule says nothing. */
  readonly property: string;
  /** What is wrong. */
  readonly message: string;
  /** What to change. */
  readonly fix: string;
}

/** A finding that the template's author has acknowledged on the resource. */
export interface AcknowledgedFinding extends Finding {
  readonly reason: string;
}

/** What no rule can judge. */
export interface NotEvaluated {
  readonly template: string;
  /** Where in the template: `Resources.Train`, `line 3, column 5`. */
  readonly place: string;
  readonly message: string;
}

/** What the packs say about templates. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
}
