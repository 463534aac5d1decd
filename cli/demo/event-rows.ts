import { PLOT_WIDTH } from './chart-panel';
import type { TimelineEvent } from './result';
import type { TimeAxis } from './time-axis';

/** Room between an event's position and the start of its label. */
export const MARKER = 11;
/** Widest letter to expect on average, in pixels: the page cannot measure text before a browser draws it. */
const LETTER = 6.8;
/** Longer labels are cut; the list of events has the whole text. */
const LONGEST = 64;
/** Room that stays free between two labels. */
const GAP = 12;

/** An event and its number in the list of events. */
export interface NumberedEvent {
  readonly event: TimelineEvent;
  readonly number: number;
}

/** Where an event is drawn. */
export interface PlacedEvent extends NumberedEvent {
  readonly x: number;
  readonly label: string;
  /** Side of the marker on which the label stands. */
  readonly side: 'left' | 'right';
}

/** Spreads events over as few rows as keep their labels apart. */
export function eventRows(events: readonly NumberedEvent[], axis: TimeAxis): PlacedEvent[][] {
  const rows: PlacedEvent[][] = [];
  for (const placed of events.map((event) => place(event, axis))) {
    const free = rows.find((row) => row.every((other) => areApart(extent(placed), extent(other))));
    if (free === undefined) {
      rows.push([placed]);
    } else {
      free.push(placed);
    }
  }
  return rows;
}

function place({ event, number }: NumberedEvent, axis: TimeAxis): PlacedEvent {
  const x = axis.at(event.time);
  const side = x <= PLOT_WIDTH / 2 || labelWidth(event.text, number) <= PLOT_WIDTH - x - MARKER ? 'right' : 'left';
  const room = (side === 'right' ? PLOT_WIDTH - x : x) - MARKER;
  const letters = Math.min(LONGEST, Math.floor(room / LETTER) - String(number).length - 1);
  const label = event.text.length <= letters ? event.text : `${event.text.slice(0, letters - 1).trimEnd()}…`;
  return { event, number, x, label, side };
}

/** Left and right end of marker and label. */
function extent({ x, label, number, side }: PlacedEvent): [number, number] {
  const length = MARKER + labelWidth(label, number);
  return side === 'right' ? [x - MARKER, x + length] : [x - length, x + MARKER];
}

function labelWidth(text: string, number: number): number {
  return (Math.min(LONGEST, text.length) + String(number).length + 1) * LETTER;
}

function areApart([left, right]: [number, number], [otherLeft, otherRight]: [number, number]): boolean {
  return right + GAP <= otherLeft || otherRight + GAP <= left;
}
