/** A test of this repository. */
export interface TestName {
  /** Below `test/`. */
  readonly file: string;
  readonly title: string;
}

/** What went wrong elsewhere, and why it does not here. */
export interface Lesson {
  readonly number: number;
  /** What went wrong where others deployed such platforms. */
  readonly title: string;
  /** What this platform does instead, or why it can't happen to it. */
  readonly remedy: string;
  /** Tests that fail without the remedy; none where it can't apply. */
  readonly tests: readonly TestName[];
}

/** A lesson with tests, given as `[file below test/, title]`. */
export function tested(number: number, title: string, remedy: string, ...tests: readonly (readonly [string, string])[]): Lesson {
  return { number, title, remedy, tests: tests.map(([file, name]) => ({ file, title: name })) };
}

/** A lesson that can't apply, and why. */
export function cannotApply(number: number, title: string, reason: string): Lesson {
  return { number, title, remedy: reason, tests: [] };
}
