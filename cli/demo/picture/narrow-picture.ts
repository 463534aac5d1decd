import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import type { DataBus } from './data-buses';
import { dataBuses } from './data-buses';
import type { PlacedFlow, Port } from './flow-layout';
import { layoutFlows } from './flow-layout';
import type { MapStack, PlatformMap } from './platform-map';
import { countText } from './resource-kinds';
import { BAR, boxHeight, groundBar, stackBox } from './stack-box';
import { wrapParts } from './wrap-parts';

/** Width in SVG units, which are pixels on a phone. */
export const WIDTH = 358;
/** Left and right edge of the stacks: data goes left of them, the rest right. */
const LEFT = 22;
const RIGHT = 236;
/** Distance of two lanes, and of two arrows at one stack. */
const LANE = 12;
const PORT = 19;
/** Room between two stacks. */
const GAP = 10;
/** Letters that a line of a stack has room for. */
const LETTERS = 33;

/** A stack with its lines of text and where it stands. */
interface Row {
  readonly stack: MapStack;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** The stacks below one another, with what goes between them on numbered lanes at the right and their data at the left. */
export function narrowPicture(map: PlatformMap): { readonly height: number; readonly drawing: Markup } {
  const running = map.stacks.filter(({ runs }) => runs);
  const ground = map.stacks.filter(({ runs }) => !runs);
  const names = running.map(({ name }) => name);
  const placed = layoutFlows(names, map.flows);
  const rows = rowsOf(running, placed);
  const end = rows.reduce((lowest, { y, height }) => Math.max(lowest, y + height + GAP), 1);
  const at = ({ stack, index, of }: Port): number => {
    const { y = 0, height = 0 } = rows[stack] ?? {};
    return rounded(y + (height * (index + 1)) / (of + 1));
  };
  const middle = (name: string): number => at({ stack: names.indexOf(name), index: 0, of: 1 });
  const bars = ground.map((stack, i) =>
    groundBar(stack, stack.counts.map(countText).join(', '), { x: LEFT, y: end + i * BAR, width: WIDTH - LEFT }),
  );
  return {
    height: end + ground.length * BAR,
    drawing: markup`${rows.map(({ stack, lines, y, height }) => stackBox(stack, lines, { x: LEFT, y, width: RIGHT - LEFT, height }))}
${placed.map((flow) => arrow(flow, at(flow.from), at(flow.to)))}
${dataBuses(map).map((bus, i) => dataLine(bus, 6 + i * 6, middle))}
${bars}`,
  };
}

/** Stacks high enough for their text and for all arrows that meet them. */
function rowsOf(stacks: readonly MapStack[], flows: readonly PlacedFlow[]): Row[] {
  const rows: Row[] = [];
  let y = 1;
  for (const [i, stack] of stacks.entries()) {
    const lines = wrapParts(stack.counts.map(countText), LETTERS);
    const ports = flows.filter(({ from, to }) => from.stack === i || to.stack === i).length;
    const height = Math.max(boxHeight(lines.length), (ports + 1) * PORT);
    rows.push({ stack, lines, y, height });
    y += height + GAP;
  }
  return rows;
}

function arrow({ number, lane }: PlacedFlow, from: number, to: number): Markup {
  const x = RIGHT + 30 + lane * LANE;
  const bend = from < to ? 5 : -5;
  return markup`<g class="flow"><path d="M${RIGHT} ${from}H${x - 5}q5 0 5 ${bend}V${rounded(to - bend)}q0 ${bend} -5 ${bend}H${RIGHT + 8}"/>
<path class="head" d="M${RIGHT + 1} ${to}l8 -4v8z"/><circle cx="${RIGHT + 13}" cy="${from}" r="7.5"/><text class="flow-number" x="${RIGHT + 13}" y="${rounded(from + 4)}">${number}</text></g>`;
}

function dataLine({ owner, uses }: DataBus, x: number, middle: (name: string) => number): Markup {
  const home = middle(owner);
  const taps = uses.map(({ user }) => middle(user));
  return markup`<g class="bus"><path d="M${LEFT} ${home}H${x}M${x} ${Math.min(home, ...taps)}V${Math.max(home, ...taps)}"/>
${taps.map((y) => markup`<path d="M${x} ${y}H${LEFT}"/><path class="head" d="M${LEFT - 1} ${y}l-8 -4v8z"/>`)}</g>`;
}
