import { alarmBands } from './alarm-bands';
import type { ChartPanel } from './chart-panel';
import { DAYS_WIDTH, GUTTER_WIDTH, PLOT_MARGIN, PLOT_WIDTH } from './chart-panel';
import { dayAxisPanel } from './day-axis-panel';
import { driftPanel } from './drift-panel';
import { eventPanel } from './event-panel';
import { heatPanel } from './heat-panel';
import { qualityPanel } from './quality-panel';
import { chartLegend } from './chart-legend';
import { dayName, score } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { DayResult, TimelineEvent } from './result';
import { TimeAxis } from './time-axis';

/** The model's limits that the chart shows. */
export interface ChartLimits {
  /** Drift score from which a column drifts. */
  readonly threshold: number;
  /** AUC below which a day's predictions are poor. */
  readonly minAuc: number;
}

/** Drift, quality, columns and events on one time axis. */
export function chart(days: readonly DayResult[], events: readonly TimelineEvent[], { threshold, minAuc }: ChartLimits): Markup {
  if (days.length === 0) {
    return markup`<p class="empty">No day was replayed, so there is no drift to show.</p>`;
  }
  const axis = new TimeAxis(days, DAYS_WIDTH);
  const panels = [
    driftPanel(days, axis, threshold),
    dayAxisPanel(axis),
    qualityPanel(days, axis, minAuc),
    heatPanel(days, axis, threshold),
    eventPanel(events, axis),
    dayAxisPanel(axis),
  ];
  const { gutter, plot, height } = stack(panels);
  return markup`<figure>
${chartLegend(threshold, minAuc)}
<div class="scroll" tabindex="0" role="region" aria-label="Chart of drift, quality and events, scrolls sideways"><div class="chart">
<svg class="gutter" viewBox="0 0 ${GUTTER_WIDTH} ${height}" aria-hidden="true">${gutter}</svg>
<svg class="plot" viewBox="${-PLOT_MARGIN} 0 ${PLOT_MARGIN + PLOT_WIDTH} ${height}" role="img" aria-labelledby="chart-title chart-desc">
<title id="chart-title">Drift score by day and by column, AUC of the predictions by day, with events</title>
<desc id="chart-desc">${description(days, threshold)} ${qualityDescription(days, minAuc)}</desc>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"/></pattern></defs>
${alarmBands(days, axis, height)}
${plot}</svg>
</div></div>
<figcaption>The monitor looks at a day at 00:30 of the next one, so what it sets off stands at the day's right edge. The dots are the AUC of each day's predictions with its interval, as the outcomes told it the day after. Columns are in the order of their highest score. Times are virtual, in UTC; the same figures stand in the tables below.</figcaption>
</figure>`;
}

/** Room between two panels. */
const GAP = 16;

function stack(panels: readonly ChartPanel[]): { gutter: Markup; plot: Markup; height: number } {
  const gutter: Markup[] = [];
  const plot: Markup[] = [];
  let top = 0;
  for (const panel of panels) {
    gutter.push(markup`<g transform="translate(0 ${top})">${panel.gutter}</g>`);
    plot.push(markup`<g transform="translate(0 ${top})">${panel.plot}</g>`);
    top += panel.height + GAP;
  }
  return { gutter: markup`${gutter}`, plot: markup`${plot}`, height: top - GAP };
}

function description(days: readonly DayResult[], threshold: number): string {
  const alarms = days.filter(({ driftAlarm }) => driftAlarm).map(({ date }) => dayName(date));
  const highest = days.reduce((a, b) => ((b.drift ?? -1) > (a.drift ?? -1) ? b : a));
  const peak = highest.drift === null ? '' : ` The highest score is ${score(highest.drift)} on ${dayName(highest.date)}.`;
  return `${days.length} days against a threshold of ${threshold}.${peak} In alarm: ${alarms.join(', ') || 'no day'}.`;
}

function qualityDescription(days: readonly DayResult[], minAuc: number): string {
  const known = days.flatMap(({ quality }) => quality ?? []).map(({ auc }) => auc);
  const range =
    known.length === 0
      ? 'No day had enough labels.'
      : `The AUC of the predictions is from ${score(Math.min(...known))} to ${score(Math.max(...known))}.`;
  const alarms = days.filter(({ qualityAlarm }) => qualityAlarm).map(({ date }) => dayName(date));
  return `${range} Its limit is ${minAuc}; in quality alarm: ${alarms.join(', ') || 'no day'}.`;
}
