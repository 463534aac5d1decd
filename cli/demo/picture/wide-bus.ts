import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import type { DataBus } from './data-buses';
import type { MapDataUse } from './platform-map';
import { deedText } from './platform-map';
import { LINE } from './stack-box';

/** Room between the stacks and the line, and between the line and its first text. */
const ABOVE = 26;
const BELOW = 18;

/** Height of a line with what the stacks do with the data. */
export function busHeight({ uses }: DataBus): number {
  return ABOVE + BELOW + Math.max(...uses.map(({ what }) => what.length)) * LINE;
}

/**
 * A line below the stacks from the data's owner to its users, with what each does.
 *
 * @param bottom where stacks end
 * @param start where the room of this line begins
 * @param middle the middle of a stack
 */
export function wideBus({ owner, uses }: DataBus, bottom: number, start: number, middle: (name: string) => number): Markup {
  const y = start + ABOVE;
  const home = middle(owner);
  const ends = [home, ...uses.map(({ user }) => middle(user))];
  return markup`<g class="bus"><path d="M${home} ${bottom}V${y}M${Math.min(...ends)} ${y}H${Math.max(...ends)}"/>
<text class="bus-name" x="${home}" y="${y + BELOW}">data</text>
${uses.map((use) => tap(use, middle(use.user), bottom, y))}</g>`;
}

/** Where a stack meets the line: an arrow up for what it reads, one down for what it writes. */
function tap({ what }: MapDataUse, x: number, bottom: number, y: number): Markup {
  const does = (verb: string): boolean => what.some((deed) => deed.verb === verb);
  return markup`<path d="M${x} ${bottom}V${y}"/>${does('reads') ? markup`<path class="head" d="M${x} ${bottom + 1}l-4 8h8z"/>` : ''}
${does('writes') ? markup`<path class="head" d="M${x} ${y}l-4 -8h8z"/>` : ''}
${what.map((deed, line) => markup`<text class="deed" x="${x}" y="${y + BELOW + line * LINE}">${deedText(deed)}</text>`)}`;
}
