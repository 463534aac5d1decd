import type { MapRun } from './map-run';
import type { Variables } from './variables';

/** How far a walk through states has come: what a redrive goes on from. */
export interface Progress {
  /** The state that was entered last; none before the first one. */
  at?: { readonly name: string; readonly input: unknown; readonly enteredId: number };
  /** That state's branches or iterations by index, when it is a Parallel or an inline Map that has begun them. */
  parts?: (Part | undefined)[];
  /** That state's run, when it is a distributed Map that has started one. */
  mapRun?: MapRun;
}

/** A branch or an iteration. */
export interface Part {
  readonly variables: Variables;
  readonly progress: Progress;
  /** Set at its end. */
  done?: { readonly output: unknown };
}

/** A part that has not begun, in a scope inside that of `outer`. */
export function newPart(outer: Variables): Part {
  return { variables: outer.inner(), progress: {} };
}

/** Forgets what the state had begun: its next attempt starts from nothing. */
export function startAfresh(progress: Progress): void {
  delete progress.parts;
  delete progress.mapRun;
}
