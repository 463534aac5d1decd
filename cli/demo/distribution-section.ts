import { distributionChart } from './distribution-chart';
import { columnName, dayName, figure, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { AlarmDay, DriftedColumn } from './result';

/** For each day in drift alarm the columns that drifted, with their distributions. */
export function distributionSection(days: readonly AlarmDay[]): Markup {
  if (days.length === 0) {
    return markup`<p class="empty">No day was in drift alarm.</p>`;
  }
  return markup`<ul class="legend" aria-label="Bars"><li><span class="swatch baseline"></span>share of the training data</li><li><span class="swatch live"></span>share of the day's traffic</li></ul>
${days.map(alarmDay)}`;
}

function alarmDay({ date, columns }: AlarmDay, i: number): Markup {
  const name = dayName(date);
  return markup`<section class="alarm-day" aria-labelledby="alarm-${date}" data-date="${date}"><h3 id="alarm-${date}">${name}</h3>
${columns.length === 0 ? markup`<p class="empty">No column drifted on this day; the alarm stands for the days before it.</p>` : ''}
<div class="distributions">${columns.map((column, j) => chart(column, `distributions.${i}.columns.${j}`, `bins-${i}-${j}`, name))}</div></section>
`;
}

function chart(column: DriftedColumn, path: string, id: string, when: string): Markup {
  return markup`<figure><h4>${columnName(column.name)} <small class="muted">score ${figure(`${path}.score`, column.score, score(column.score))}</small></h4>
${distributionChart(column, path, id, when)}<figcaption>${column.reason}</figcaption></figure>
`;
}
