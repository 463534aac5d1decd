import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import type { PlacedFlow, Port } from './flow-layout';
import { layoutFlows } from './flow-layout';
import { groundBar } from './ground-bar';
import type { MapFlow, MapStack, PlatformMap } from './platform-map';
import { deedText } from './platform-map';
import { countText } from './resource-kinds';
import { stackOwner, stackTitle } from './stack-text';

/** Sizes in SVG units, which are pixels at full width. */
export const WIDTH = 1136;
const GAP = 14;
const LANE = 22;
/** Room between the stacks and the first lane, for arrow heads and numbers. */
const NEAR = 34;
const TITLE = 44;
const LINE = 15;
/** Room for what one stack does with the data of another. */
const BUS = 34;
const BAR = 42;
/** Width of a letter of 11 pixels, on average: the page cannot measure text before a browser draws it. */
const LETTER = 5.7;

/** The stacks side by side, what goes between them on lanes above, their data below, and what they stand on at the bottom. */
export function widePicture({ stacks, flows, data }: PlatformMap): { readonly height: number; readonly drawing: Markup } {
  const running = stacks.filter(({ runs }) => runs);
  const ground = stacks.filter(({ runs }) => !runs);
  const names = running.map(({ name }) => name);
  const placed = layoutFlows(names, flows);
  const pitch = WIDTH / Math.max(1, running.length);
  const top = NEAR + Math.max(0, ...placed.map(({ lane }) => lane)) * LANE + 14;
  const bottom = top + TITLE + Math.max(0, ...running.map(({ counts }) => counts.length)) * LINE + 6;
  const middle = (name: string): number => rounded((names.indexOf(name) + 0.5) * pitch);
  const at = ({ stack, index, of }: Port): number => rounded(stack * pitch + GAP / 2 + ((pitch - GAP) * (index + 1)) / (of + 1));

  const owners = [...new Set(data.map(({ owner }) => owner))];
  const buses = owners.map((owner) => data.filter((use) => use.owner === owner));
  const tall = buses.map((uses) => BUS + 12 + Math.max(...uses.map(({ what }) => what.length)) * LINE);
  const busTop = (i: number): number => bottom + tall.slice(0, i).reduce((sum, height) => sum + height, 0) + BUS - 8;
  const floor = bottom + tall.reduce((sum, height) => sum + height, 0) + 16;

  return {
    height: floor + ground.length * (BAR + 6),
    drawing: markup`${running.map((stack, i) => box(stack, i * pitch + GAP / 2, top, pitch - GAP, bottom - top))}
${placed.map((flow) => arrow(flow, at(flow.from), at(flow.to), top))}
${buses.map((uses, i) => {
  const y = busTop(i);
  const ends = [uses[0]?.owner ?? '', ...uses.map(({ user }) => user)].map(middle);
  return markup`<g class="bus"><path d="M${middle(uses[0]?.owner ?? '')} ${bottom}V${y}M${Math.min(...ends)} ${y}H${Math.max(...ends)}"/>
<text class="bus-name" x="${middle(uses[0]?.owner ?? '')}" y="${y + 18}">data</text>
${uses.map(({ user, what }) => {
  const x = middle(user);
  const reads = what.some(({ verb }) => verb === 'reads') ? markup`<path class="head" d="M${x} ${bottom + 1}l-4 8h8z"/>` : '';
  const writes = what.some(({ verb }) => verb === 'writes') ? markup`<path class="head" d="M${x} ${y}l-4 -8h8z"/>` : '';
  return markup`<path d="M${x} ${bottom}V${y}"/>${reads}${writes}
${what.map((deed, line) => markup`<text class="deed" x="${x}" y="${y + 18 + line * LINE}">${deedText(deed)}</text>`)}`;
})}</g>`;
})}
${ground.map((stack, i) => groundBar(stack, { x: GAP / 2, y: floor + i * (BAR + 6), width: WIDTH - GAP, height: BAR }))}`,
  };
}

function box(stack: MapStack, x: number, y: number, width: number, height: number): Markup {
  const left = rounded(x + 9);
  return markup`<g class="stack ${stack.model === null ? 'of-platform' : 'of-model'}"><rect x="${rounded(x)}" y="${y}" width="${rounded(width)}" height="${height}" rx="3"/>
<text class="stack-name" x="${left}" y="${y + 19}">${stackTitle(stack)}</text><text class="hint" x="${left}" y="${y + 34}">${stackOwner(stack)}</text>
${stack.counts.map((found, i) => markup`<text x="${left}" y="${y + TITLE + 10 + i * LINE}">${countText(found)}</text>`)}</g>`;
}

function arrow({ flow, number, lane }: PlacedFlow, from: number, to: number, top: number): Markup {
  const y = top - NEAR - lane * LANE;
  const bend = from < to ? 6 : -6;
  const label = flowLabel(flow, (Math.abs(to - from) - 12) / LETTER);
  return markup`<g class="flow"><path d="M${from} ${top}V${y + 6}q0 -6 ${bend} -6H${rounded(to - bend)}q${bend} 0 ${bend} 6V${top - 8}"/>
<path class="head" d="M${to} ${top - 1}l-4 -8h8z"/><circle cx="${from}" cy="${top - 14}" r="7.5"/><text class="flow-number" x="${from}" y="${top - 10}">${number}</text>
<text class="flow-label" x="${rounded((from + to) / 2)}" y="${y + 4}">${label}</text></g>`;
}

/** As much of what goes as has room; the table has it whole. */
function flowLabel({ what }: MapFlow, letters: number): string {
  const [first = ''] = what.map(({ verb }) => verb);
  const texts = [what.map(deedText).join(', '), what.map(({ verb }) => verb).join(', '), what.length > 1 ? `${first} …` : first, first];
  return texts.find((text) => text.length <= letters) ?? '';
}
