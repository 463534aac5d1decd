import type { MapFlow } from './platform-map';

/** Where an arrow meets a stack: its place among all that meet it. */
export interface Port {
  /** Place of the stack in the line of stacks. */
  readonly stack: number;
  readonly index: number;
  /** Ports of the stack. */
  readonly of: number;
}

/** An arrow with its number and its lane; lane 0 is next to the stacks. */
export interface PlacedFlow {
  readonly flow: MapFlow;
  /** From 1, in the order of where it starts, then where it ends. */
  readonly number: number;
  readonly lane: number;
  readonly from: Port;
  readonly to: Port;
}

interface Arc {
  readonly flow: MapFlow;
  readonly number: number;
  /** Places of the two stacks. */
  readonly from: number;
  readonly to: number;
}

/** Places arrows between stacks that stand in a line on lanes beside it, so that none crosses a stack and none covers another. */
export function layoutFlows(stacks: readonly string[], flows: readonly MapFlow[]): PlacedFlow[] {
  const arcs = flows
    .map((flow) => ({ flow, from: stacks.indexOf(flow.from), to: stacks.indexOf(flow.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((arc, i): Arc => ({ ...arc, number: i + 1 }));
  const placed: PlacedFlow[] = [];
  for (const arc of [...arcs].sort((a, b) => reach(a) - reach(b) || a.number - b.number)) {
    const ends = { from: port(arcs, arc, arc.from), to: port(arcs, arc, arc.to) };
    const taken = new Set(placed.filter((other) => overlap(ends, other)).map(({ lane }) => lane));
    const lane = Array.from({ length: placed.length + 1 }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
    placed.push({ flow: arc.flow, number: arc.number, lane, ...ends });
  }
  return placed.sort((a, b) => a.number - b.number);
}

function reach({ from, to }: Arc): number {
  return Math.abs(from - to);
}

/** Arrows to earlier stacks come first, the nearest before the farther; those to later stacks follow, the farthest first: nested arcs do not cross. */
function port(arcs: readonly Arc[], arc: Arc, stack: number): Port {
  const side = ({ from, to }: Arc): number => (from === stack ? to : from) - stack;
  const key = (one: Arc): number => (side(one) < 0 ? -1000 - side(one) : -side(one));
  const here = arcs.filter(({ from, to }) => from === stack || to === stack).sort((a, b) => key(a) - key(b) || a.number - b.number);
  return { stack, index: here.indexOf(arc), of: here.length };
}

function overlap(a: Pick<PlacedFlow, 'from' | 'to'>, b: Pick<PlacedFlow, 'from' | 'to'>): boolean {
  const [first, last] = extent(a);
  const [otherFirst, otherLast] = extent(b);
  return first <= otherLast && otherFirst <= last;
}

function extent({ from, to }: Pick<PlacedFlow, 'from' | 'to'>): [number, number] {
  const places = [from, to].map(({ stack, index, of }) => stack + index / of);
  return [Math.min(...places), Math.max(...places)];
}
