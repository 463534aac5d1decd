import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayResult } from './result';
import type { TimeAxis } from './time-axis';
import { rounded } from './time-axis';

/** Narrowest band with room for its word. */
const WORD_WIDTH = 33;

/** Days in alarm as bands behind all panels; neighbours share one. */
export function alarmBands(days: readonly DayResult[], axis: TimeAxis, height: number): Markup {
  return markup`${alarmRuns(days).map(([first, last]) => {
    const x = axis.at(first);
    const width = rounded(axis.at(last) + axis.band - x);
    const word = width < WORD_WIDTH ? '' : markup`<text class="alarm-word" x="${rounded(x + width / 2)}" y="20">alarm</text>`;
    return markup`<g class="alarm-band"><rect x="${x}" y="0" width="${width}" height="${height}"/>
<path d="M${x} 3h${width}"/>${word}</g>`;
  })}`;
}

/** First and last date of each run of days in alarm. */
export function alarmRuns(days: readonly DayResult[]): [string, string][] {
  const runs: [string, string][] = [];
  days.forEach(({ date, driftAlarm }, i) => {
    const run = runs.at(-1);
    if (driftAlarm && run !== undefined && days[i - 1]?.driftAlarm === true) {
      run[1] = date;
    } else if (driftAlarm) {
      runs.push([date, date]);
    }
  });
  return runs;
}
