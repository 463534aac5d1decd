import type { ChartPanel } from './chart-panel';
import { GUTTER_EDGE } from './chart-panel';
import type { PlacedEvent } from './event-rows';
import { eventRows, MARKER } from './event-rows';
import { EVENT_KINDS } from './event-kinds';
import { minute } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { TimelineEvent } from './result';
import type { TimeAxis } from './time-axis';

const TOP = 22;
const ROW = 21;
/** Room between two kinds. */
const GAP = 5;

/** What happened, at its virtual time: a lane for each kind, and in a lane as many rows as its labels need. */
export function eventPanel(events: readonly TimelineEvent[], axis: TimeAxis): ChartPanel {
  const numbered = events.map((event, i) => ({ event, number: i + 1 }));
  const gutter: Markup[] = [];
  const plot: Markup[] = [];
  let top = TOP;
  for (const { kind, name, shape } of EVENT_KINDS) {
    const rows = eventRows(
      numbered.filter(({ event }) => event.kind === kind),
      axis,
    );
    if (rows.length === 0) {
      continue;
    }
    gutter.push(markup`<text class="label end" x="${GUTTER_EDGE}" y="${top + 14}">${name}</text>`);
    plot.push(markup`<path class="grid" d="M0 ${top - GAP / 2}H${axis.end}"/>`);
    plot.push(...rows.map((row, i) => markup`${row.map((placed) => marker(placed, shape, kind, top + i * ROW + ROW / 2))}`));
    top += rows.length * ROW + GAP;
  }
  const none = events.length === 0 ? markup`<text class="hint end" x="${GUTTER_EDGE}" y="${TOP + 8}">none</text>` : '';
  return {
    height: top + (events.length === 0 ? ROW : 0),
    gutter: markup`<text class="panel" x="0" y="11">Events</text>${gutter}${none}`,
    plot: markup`${plot}`,
  };
}

function marker({ event, number, x, label, side }: PlacedEvent, shape: string, kind: string, y: number): Markup {
  const offset = side === 'right' ? MARKER : -MARKER;
  return markup`<g class="event ${kind}" data-time="${event.time}" transform="translate(${x} ${y})"><title>${minute(event.time)}: ${event.text}</title>
<path d="${shape}"/><text class="${side === 'right' ? 'start' : 'end'}" x="${offset}" y="4"><tspan class="number">${number}</tspan> ${label}</text></g>`;
}
