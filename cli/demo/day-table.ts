import { columnName, count, dayName, figure, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayResult } from './result';

/** The chart's figures, one row a day. */
export function dayTable(days: readonly DayResult[], predictions: number): Markup {
  return markup`<table id="days"><caption>One row for each replayed day: its highest drift score, the column that has it, and the alarm's state after the day.</caption>
<thead><tr><th scope="col">Day</th><th scope="col" class="number">Score</th><th scope="col">Column</th><th scope="col">Alarm</th><th scope="col" class="number">Predictions</th></tr></thead>
<tbody>${days.map(row)}</tbody>
<tfoot><tr><th scope="row" colspan="4">All predictions</th><td class="number">${figure(predictions, count(predictions))}</td></tr></tfoot></table>`;
}

function row({ date, drift, column, driftAlarm, predictions }: DayResult): Markup {
  const found = drift === null ? markup`<span class="muted">no data</span>` : figure(drift, score(drift));
  return markup`<tr${driftAlarm ? markup` class="alarm"` : ''}><th scope="row"><time datetime="${date}">${dayName(date)}</time></th>
<td class="number">${found}</td><td>${column === null ? markup`<span class="muted">none</span>` : columnName(column)}</td>
<td>${driftAlarm ? markup`<strong>ALARM</strong>` : markup`<span class="muted">OK</span>`}</td><td class="number">${figure(predictions, count(predictions))}</td></tr>
`;
}
