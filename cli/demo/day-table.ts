import { columnName, count, dayName, figure, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayQuality, DayResult } from './result';

/** The chart's figures, one row a day. */
export function dayTable(days: readonly DayResult[], predictions: number): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="days-caption"><table id="days"><caption id="days-caption">One row for each replayed day: its highest drift score, the column that has it, the AUC of its predictions with the 95 % interval, and the alarms' state after the day.</caption>
<thead><tr><th scope="col">Day</th><th scope="col" class="number">Score</th><th scope="col">Column</th><th scope="col" class="number">AUC</th><th scope="col">Alarm</th><th scope="col" class="number">Rows</th></tr></thead>
<tbody>${days.map(row)}</tbody>
<tfoot><tr><th scope="row" colspan="5">All predicted rows</th><td class="number">${figure('predictions', predictions, count(predictions))}</td></tr></tfoot></table></div>`;
}

function row({ date, drift, column, quality, driftAlarm, qualityAlarm, predictions }: DayResult, i: number): Markup {
  const alarms = [driftAlarm ? 'drift' : '', qualityAlarm ? 'quality' : ''].filter((name) => name !== '').join(', ');
  const found = drift === null ? markup`<span class="muted">no data</span>` : figure(`days.${i}.drift`, drift, score(drift));
  return markup`<tr data-date="${date}"${alarms === '' ? '' : markup` class="alarm"`}><th scope="row"><time datetime="${date}">${dayName(date)}</time></th>
<td class="number">${found}</td><td>${column === null ? markup`<span class="muted">none</span>` : columnName(column)}</td>
<td class="number">${aucOf(quality, i)}</td>
<td>${alarms === '' ? markup`<span class="muted">OK</span>` : markup`<strong>${alarms.toUpperCase()}</strong>`}</td><td class="number">${figure(`days.${i}.predictions`, predictions, count(predictions))}</td></tr>
`;
}

function aucOf(quality: DayQuality | null, i: number): Markup {
  if (quality === null) {
    return markup`<span class="muted">none</span>`;
  }
  return markup`${figure(`days.${i}.quality.auc`, quality.auc, score(quality.auc))} <small class="half muted">±${((quality.aucUpper - quality.aucLower) / 2).toFixed(3)}</small>`;
}
