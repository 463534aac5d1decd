import type { Deed, MapFlow } from './platform-map';

/** One thing that goes from a stack to another. */
export interface FlowStep {
  readonly from: string;
  readonly to: string;
  readonly deed: Deed;
}

/** Steps between the same two stacks together, each told once; steps inside a stack are left out. */
export function byPair(steps: readonly FlowStep[]): MapFlow[] {
  const pairs = new Map<string, MapFlow>();
  for (const { from, to, deed } of steps.filter((step) => step.from !== step.to)) {
    const { what } = pairs.get(`${from} ${to}`) ?? { what: [] };
    const known = what.some(({ verb, on }) => verb === deed.verb && on === deed.on);
    pairs.set(`${from} ${to}`, { from, to, what: known ? what : [...what, deed] });
  }
  return [...pairs.values()];
}
