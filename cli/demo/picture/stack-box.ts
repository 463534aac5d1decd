import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import type { MapStack } from './platform-map';

/** Place of a rectangle in SVG units. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Height of a line of text. */
export const LINE = 15;

/** Room left of the text, and from the top of a box to its name, its owner and its first line. */
const INSET = 9;
const NAME = 19;
const OWNER = 34;
const FIRST = 53;

/** Height of a box with so many lines. */
export function boxHeight(lines: number): number {
  return FIRST + lines * LINE - 4;
}

/** A stack in which something runs: its name, whose it is, and what it has. */
export function stackBox(stack: MapStack, lines: readonly string[], { x, y, width, height }: Place): Markup {
  const left = rounded(x + INSET);
  return markup`<g class="stack ${stack.model === null ? 'of-platform' : 'of-model'}"><rect x="${rounded(x)}" y="${y}" width="${rounded(width)}" height="${height}" rx="3"/>
<text class="stack-name" x="${left}" y="${y + NAME}">${stackTitle(stack)}</text><text class="hint" x="${left}" y="${y + OWNER}">${stack.model ?? 'platform'}</text>
${lines.map((line, i) => markup`<text x="${left}" y="${y + FIRST + i * LINE}">${line}</text>`)}</g>`;
}

/** Height of a bar, with the room below it. */
export const BAR = 48;

/** A stack in which nothing runs, as a bar below those that stand on it. */
export function groundBar(stack: MapStack, text: string, { x, y, width }: Omit<Place, 'height'>): Markup {
  return markup`<g class="stack ground"><rect x="${x}" y="${y}" width="${width}" height="${BAR - 6}" rx="3"/>
<text class="stack-name" x="${x + INSET}" y="${y + 18}">${stackTitle(stack)}</text><text x="${x + INSET}" y="${y + 33}">${text}</text></g>`;
}

/** A stack's name where its model stands beside it: `FlightDelay-Training` as `Training`. */
export function stackTitle({ name, model }: MapStack): string {
  return model === null ? name : name.slice(name.indexOf('-') + 1);
}
