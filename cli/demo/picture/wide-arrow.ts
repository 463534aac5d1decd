import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import type { PlacedFlow } from './flow-layout';
import type { MapFlow } from './platform-map';
import { deedText } from './platform-map';

/** Distance of two lanes. */
const LANE = 22;
/** Room between the stacks and the first lane, for arrow heads and numbers. */
const NEAR = 34;
/** Room above the highest lane, for its label. */
const ABOVE = 14;
/** Width of a letter of 11 pixels, on average: the page cannot measure text before a browser draws it. */
const LETTER = 5.7;

/** Height of all lanes. */
export function lanesHeight(flows: readonly PlacedFlow[]): number {
  return ABOVE + Math.max(0, ...flows.map(({ lane }) => lane)) * LANE + NEAR;
}

/** An arrow that leaves a stack at its top, runs along its lane and comes down on another; `top` is where stacks begin. */
export function wideArrow({ number, lane }: PlacedFlow, from: number, to: number, top: number): Markup {
  const y = laneTop(lane, top);
  const bend = from < to ? 6 : -6;
  return markup`<g class="flow"><path d="M${from} ${top}V${y + 6}q0 -6 ${bend} -6H${rounded(to - bend)}q${bend} 0 ${bend} 6V${top - 8}"/>
<path class="head" d="M${to} ${top - 1}l-4 -8h8z"/><circle cx="${from}" cy="${top - 14}" r="7.5"/><text class="flow-number" x="${from}" y="${top - 10}">${number}</text></g>`;
}

/** What goes along an arrow, on its lane; drawn after all arrows, so that none crosses it. */
export function wideLabel({ flow, lane }: PlacedFlow, from: number, to: number, top: number): Markup {
  const label = flowLabel(flow, (Math.abs(to - from) - 12) / LETTER);
  return markup`<text class="flow-label" x="${rounded((from + to) / 2)}" y="${laneTop(lane, top) + 4}">${label}</text>
`;
}

function laneTop(lane: number, top: number): number {
  return top - NEAR - lane * LANE;
}

/** As much of what goes as has room; the table has it whole. */
function flowLabel({ what }: MapFlow, letters: number): string {
  const [first = ''] = what.map(({ verb }) => verb);
  const texts = [what.map(deedText).join(', '), what.map(({ verb }) => verb).join(', '), what.length > 1 ? `${first} …` : first, first];
  return texts.find((text) => text.length <= letters) ?? '';
}
