import { flightDelay } from '../../models/flight-delay/model';
import { callSection } from './call-section';
import type { ChartLimits } from './chart';
import { chart } from './chart';
import { dayTable } from './day-table';
import { distributionSection } from './distribution-section';
import { inOrder } from './event-kinds';
import { eventTable } from './event-table';
import { keyFigures } from './key-figures';
import { figure } from './page-format';
import { Markup, markup } from './page-markup';
import { PAGE_STYLE } from './page-style';
import { mapSection } from './picture/map-section';
import type { DemoResult } from './result';
import { stepTable } from './step-table';
import { sumList } from './sum-list';
import { sums } from './sums';

const DECISIONS: Readonly<Record<DemoResult['retrain']['decision'], string>> = {
  promoted: 'The challenger was promoted.',
  kept: 'The champion was kept.',
  refused: 'The retraining was refused.',
};

const MODEL_LIMITS: ChartLimits = { threshold: flightDelay.monitors.drift.threshold, minAuc: flightDelay.monitors.quality.minAuc };

/** The demo's result as one self-contained HTML page: no request, no script. */
export function renderPage(result: DemoResult, limits: ChartLimits = MODEL_LIMITS): string {
  const events = inOrder(result.timeline);
  const { days, retrain, seconds } = result;
  const total = seconds['total'] ?? 0;
  const sections = [
    section('map', 'What runs where', mapSection(result.platform)),
    section('drift', 'Drift, quality, alarms and deployments', chart(days, events, limits)),
    section('distributions', 'Behind the drift alarms', distributionSection(result.distributions)),
    section(
      'decision',
      'Retraining decision',
      markup`<div class="decision"><p class="verdict">${DECISIONS[retrain.decision]}</p><p id="reason">${retrain.reason}</p></div>`,
    ),
    section('sums', 'Counts that add up', sumList(sums(result))),
    section('calls', 'Calls to AWS by role', callSection(result.calls)),
    markup`<div class="columns">${section('days', 'Days', dayTable(days, result.predictions))}
<div>${section('events', 'Events', eventTable(events))}${section('steps', 'Time by step', stepTable(seconds))}</div></div>`,
  ];
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<meta name="color-scheme" content="light dark"/><link rel="icon" href="data:,"/>
<title>Plumbline demo: a model's life cycle on real flights</title><style>${new Markup(PAGE_STYLE)}</style></head>
<body><header><p class="brand">Plumbline demo</p><h1>A model's life cycle on real flights</h1>
<p class="lede">Real US flights of early 2001 went through the production stage's own synthesized templates, unmodified, on this machine, in ${figure('seconds.total', total, total.toFixed(1))} seconds in total.</p></header>
<main><section aria-labelledby="figures-title"><h2 id="figures-title" class="hidden">Key figures</h2>${keyFigures(result)}</section>
${sections}</main>
<footer><p>Written by <code>npm run demo</code>. Flights: US Department of Transportation, from the npm package vega-datasets.</p></footer></body></html>
`;
  return page.source;
}

function section(id: string, title: string, content: Markup): Markup {
  return markup`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
`;
}
