import type { Markup } from '../page-markup';
import { markup } from '../page-markup';
import { rounded } from '../time-axis';
import { dataBuses } from './data-buses';
import type { Port } from './flow-layout';
import { layoutFlows } from './flow-layout';
import type { PlatformMap } from './platform-map';
import { countText } from './resource-kinds';
import { BAR, boxHeight, groundBar, stackBox } from './stack-box';
import { lanesHeight, wideArrow, wideLabel } from './wide-arrow';
import { busHeight, wideBus } from './wide-bus';

/** Width in SVG units, which are pixels at full width. */
export const WIDTH = 1136;
/** Room between two stacks. */
const GAP = 14;
/** Room above what the stacks stand on. */
const REST = 20;

/** The stacks side by side, what goes between them on lanes above, their data below, and what they stand on at the bottom. */
export function widePicture(map: PlatformMap): { readonly height: number; readonly drawing: Markup } {
  const running = map.stacks.filter(({ runs }) => runs);
  const ground = map.stacks.filter(({ runs }) => !runs);
  const names = running.map(({ name }) => name);
  const placed = layoutFlows(names, map.flows);
  const buses = dataBuses(map);

  const pitch = WIDTH / Math.max(1, running.length);
  const width = pitch - GAP;
  const middle = (name: string): number => rounded((names.indexOf(name) + 0.5) * pitch);
  const at = ({ stack, index, of }: Port): number => rounded(stack * pitch + GAP / 2 + (width * (index + 1)) / (of + 1));
  const top = lanesHeight(placed);
  const height = boxHeight(Math.max(0, ...running.map(({ counts }) => counts.length)));
  const bottom = top + height;
  const busStart = (i: number): number => buses.slice(0, i).reduce((y, bus) => y + busHeight(bus), bottom);
  const floor = busStart(buses.length) + REST;
  const boxes = running.map((stack, i) => stackBox(stack, stack.counts.map(countText), { x: i * pitch + GAP / 2, y: top, width, height }));
  const bars = ground.map((stack, i) =>
    groundBar(stack, stack.counts.map(countText).join(', '), { x: GAP / 2, y: floor + i * BAR, width: WIDTH - GAP }),
  );
  // The lowest line of data first: the texts of those above hide it where they meet.
  return {
    height: floor + ground.length * BAR,
    drawing: markup`${boxes}
${placed.map((flow) => wideArrow(flow, at(flow.from), at(flow.to), top))}
${placed.map((flow) => wideLabel(flow, at(flow.from), at(flow.to), top))}${buses.map((bus, i) => wideBus(bus, bottom, busStart(i), middle)).reverse()}
${bars}`,
  };
}
