import { EVENT_KINDS } from './event-kinds';
import { minute } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { TimelineEvent } from './result';

/** All events with their whole text, under the numbers that the chart gives them. */
export function eventTable(events: readonly TimelineEvent[]): Markup {
  if (events.length === 0) {
    return markup`<p class="empty">Nothing was deployed, alarmed or retrained.</p>`;
  }
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="events-caption"><table id="events"><caption id="events-caption">What happened, at its virtual time; the numbers are those of the chart.</caption>
<thead><tr><th scope="col" class="number">No.</th><th scope="col">Time</th><th scope="col">Event</th></tr></thead>
<tbody>${events.map(row)}</tbody></table></div>`;
}

function row({ time, kind, text }: TimelineEvent, index: number): Markup {
  const name = EVENT_KINDS.find((found) => found.kind === kind)?.name ?? kind;
  return markup`<tr><td class="number">${index + 1}</td><td class="time"><time datetime="${time}">${minute(time)}</time></td><td class="what"><span class="kind ${kind}">${name}</span> ${text}</td></tr>
`;
}
