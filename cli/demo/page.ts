import { flightDelay } from '../../models/flight-delay/model';
import type { ChartLimits } from './chart';
import { chart } from './chart';
import { dayTable } from './day-table';
import { inOrder } from './event-kinds';
import { eventTable } from './event-table';
import { keyFigures } from './key-figures';
import { Markup, markup } from './page-markup';
import { PAGE_STYLE } from './page-style';
import type { DemoResult, TimelineEvent } from './result';
import { stepTable } from './step-table';

const DECISIONS: Readonly<Record<DemoResult['retrain']['decision'], string>> = {
  promoted: 'The challenger was promoted.',
  kept: 'The champion was kept.',
  refused: 'The retraining was refused.',
};

/** The demo's result as one self-contained HTML page: no request, no script. */
export function renderPage(
  result: DemoResult,
  timeline: readonly TimelineEvent[],
  limits: ChartLimits = { threshold: flightDelay.monitors.drift.threshold, minAuc: flightDelay.monitors.quality.minAuc },
): string {
  const events = inOrder(timeline);
  const { days, retrain, seconds } = result;
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<meta name="color-scheme" content="light dark"/><link rel="icon" href="data:,"/>
<title>Plumbline demo: a model's life cycle on real flights</title><style>${new Markup(PAGE_STYLE)}</style></head>
<body><main>
<header><p class="brand">Plumbline demo</p><h1>A model's life cycle on real flights</h1>
<p class="lede">Real US flights of early 2001 went through the production stage's own synthesized templates, unmodified, on this machine, in ${(seconds['total'] ?? 0).toFixed(1)} seconds in total.</p></header>
<section aria-labelledby="figures-title"><h2 id="figures-title" class="hidden">Key figures</h2>${keyFigures(result)}</section>
<section aria-labelledby="drift-title"><h2 id="drift-title">Drift, quality, alarms and deployments</h2>${chart(days, events, limits)}</section>
<section aria-labelledby="decision-title" class="decision ${retrain.decision}"><h2 id="decision-title">Retraining decision</h2>
<p class="verdict">${DECISIONS[retrain.decision]}</p><p id="reason">${retrain.reason}</p></section>
<div class="columns">
<section aria-labelledby="days-title"><h2 id="days-title">Days</h2>${dayTable(days, result.predictions)}</section>
<div><section aria-labelledby="events-title"><h2 id="events-title">Events</h2>${eventTable(events)}</section>
<section aria-labelledby="steps-title"><h2 id="steps-title">Time by step</h2>${stepTable(seconds)}</section></div>
</div>
</main><footer><p>Written by <code>npm run demo</code>. Flights: US Department of Transportation, from the npm package vega-datasets.</p></footer></body></html>
`;
  return page.source;
}
