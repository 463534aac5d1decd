import type { Probe } from '../prepare-promotion/contract';
import { MISSING } from './missing-values';

/** Width of a step of scores is 1 / STEPS. */
const STEPS = 40;
const PROBES = 8;

/** Picks rows spread over the scores: of each step of scores the first row, then about eight steps, the lowest and highest among them. */
export class ProbePicker {
  private readonly steps = new Array<Probe | undefined>(STEPS);

  /** `cells` are the features. */
  add(cells: readonly string[], score: number): void {
    const step = Math.min(STEPS - 1, Math.floor(score * STEPS));
    this.steps[step] ??= { row: cells.map((cell) => (MISSING.has(cell) ? '' : cell)).join(','), score };
  }

  /** In the order of their scores. */
  probes(): Probe[] {
    const found = this.steps.filter((probe) => probe !== undefined);
    const count = Math.min(PROBES, found.length);
    return Array.from({ length: count }, (_, i) => found[Math.round((i * (found.length - 1)) / Math.max(1, count - 1))]).filter(
      (probe) => probe !== undefined,
    );
  }
}
