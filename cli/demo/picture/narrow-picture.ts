import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import type { PlacedFlow, Port } from './flow-layout';
import { layoutFlows } from './flow-layout';
import { groundBar } from './ground-bar';
import type { MapStack, PlatformMap } from './platform-map';
import { countText } from './resource-kinds';
import { stackOwner, stackTitle } from './stack-text';
import { wrapParts } from './wrap-parts';

/** Sizes in SVG units, which are pixels on a phone. */
export const WIDTH = 358;
/** Left and right edge of the stacks: data goes left of them, the rest right. */
const LEFT = 22;
const RIGHT = 236;
const LANE = 12;
const PORT = 19;
const GAP = 10;
const LINE = 15;
const TITLE = 40;
const LETTERS = 33;
const BAR = 42;

interface Place {
  readonly stack: MapStack;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** The stacks below one another, with what goes between them on numbered lanes at the right and their data at the left. */
export function narrowPicture({ stacks, flows, data }: PlatformMap): { readonly height: number; readonly drawing: Markup } {
  const running = stacks.filter(({ runs }) => runs);
  const ground = stacks.filter(({ runs }) => !runs);
  const placed = layoutFlows(
    running.map(({ name }) => name),
    flows,
  );
  const places = placeStacks(running, placed);
  const end = places.reduce((lowest, { y, height }) => Math.max(lowest, y + height + GAP), 1);
  const at = ({ stack, index, of }: Port): number => {
    const { y = 0, height = 0 } = places[stack] ?? {};
    return rounded(y + (height * (index + 1)) / (of + 1));
  };
  const middleOf = (name: string): number =>
    places.filter(({ stack }) => stack.name === name).map(({ y, height }) => y + height / 2)[0] ?? 0;
  const owners = [...new Set(data.map(({ owner }) => owner))];
  return {
    height: end + ground.length * (BAR + 6),
    drawing: markup`${places.map(box)}
${placed.map((flow) => arrow(flow, at(flow.from), at(flow.to)))}
${owners.map((owner, i) => {
  const x = 6 + i * 6;
  const users = data.filter((use) => use.owner === owner);
  const ends = [owner, ...users.map(({ user }) => user)].map(middleOf);
  return markup`<g class="bus"><path d="M${LEFT} ${middleOf(owner)}H${x}M${x} ${Math.min(...ends)}V${Math.max(...ends)}"/>
${users.map(({ user }) => markup`<path d="M${x} ${middleOf(user)}H${LEFT}"/><path class="head" d="M${LEFT - 1} ${middleOf(user)}l-8 -4v8z"/>`)}</g>`;
})}
${ground.map((stack, i) => groundBar(stack, { x: LEFT, y: end + i * (BAR + 6), width: WIDTH - LEFT, height: BAR }))}`,
  };
}

function placeStacks(stacks: readonly MapStack[], flows: readonly PlacedFlow[]): Place[] {
  const places: Place[] = [];
  let y = 1;
  for (const [i, stack] of stacks.entries()) {
    const lines = wrapParts(stack.counts.map(countText), LETTERS);
    const ports = flows.filter(({ from, to }) => from.stack === i || to.stack === i).length;
    const height = Math.max(TITLE + lines.length * LINE + 2, (ports + 1) * PORT);
    places.push({ stack, lines, y, height });
    y += height + GAP;
  }
  return places;
}

function box({ stack, lines, y, height }: Place): Markup {
  return markup`<g class="stack ${stack.model === null ? 'of-platform' : 'of-model'}"><rect x="${LEFT}" y="${y}" width="${RIGHT - LEFT}" height="${height}" rx="3"/>
<text class="stack-name" x="${LEFT + 9}" y="${y + 19}">${stackTitle(stack)}</text><text class="hint" x="${LEFT + 9}" y="${y + 33}">${stackOwner(stack)}</text>
${lines.map((line, i) => markup`<text x="${LEFT + 9}" y="${y + TITLE + 9 + i * LINE}">${line}</text>`)}</g>`;
}

function arrow({ number, lane }: PlacedFlow, from: number, to: number): Markup {
  const x = RIGHT + 30 + lane * LANE;
  const bend = from < to ? 5 : -5;
  return markup`<g class="flow"><path d="M${RIGHT} ${from}H${x - 5}q5 0 5 ${bend}V${rounded(to - bend)}q0 ${bend} -5 ${bend}H${RIGHT + 8}"/>
<path class="head" d="M${RIGHT + 1} ${to}l8 -4v8z"/><circle cx="${RIGHT + 13}" cy="${from}" r="7.5"/><text class="flow-number" x="${RIGHT + 13}" y="${rounded(from + 4)}">${number}</text></g>`;
}
