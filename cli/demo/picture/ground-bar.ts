import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import type { MapStack } from './platform-map';
import { countText } from './resource-kinds';
import { stackTitle } from './stack-text';

/** A stack in which nothing runs, as a bar below those that stand on it. */
export function groundBar(
  stack: MapStack,
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Markup {
  return markup`<g class="stack ground"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/>
<text class="stack-name" x="${x + 9}" y="${y + 18}">${stackTitle(stack)}</text>
<text x="${x + 9}" y="${y + 33}">${stack.counts.map(countText).join(', ')}</text></g>`;
}
