/** What one part of the compliance gate found. */
export interface Part {
  /** Lower case, one to three words, such as `cfn-lint`: the row of the table and the key in compliance.json. */
  readonly name: string;

  /** What was counted, in the order of the table: `{ templates: 71, errors: 0 }`. Proves that the part looked at something. */
  readonly figures: Readonly<Record<string, number>>;

  /** One line a problem: where, rule, value, and what to do. Empty when the part passes. */
  readonly problems: readonly string[];
}

/** Runs one part over the assembly that the last synth wrote. */
export type RunPart = () => Promise<Part>;
