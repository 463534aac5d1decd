/** Style of the time line: legend, panels, bars, dots, cells and events. */
export const CHART_STYLE = `
.legend { display: flex; flex-wrap: wrap; gap: 4px 32px; margin: 0 0 16px; font-size: 0.8125rem; color: var(--soft); }
.legend ul { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0; }
.legend, .legend ul { padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: 6px; }
.legend .heat-key { gap: 4px 0; flex-wrap: nowrap; }
.heat-key li:not(.key-title) { flex-direction: column; gap: 0; align-items: flex-start; }
.swatch { display: inline-block; width: 12px; height: 12px; }
.heat-key .swatch { width: 36px; height: 10px; }
.key-title { margin-right: 10px; }
.swatch.no-data { background: repeating-linear-gradient(135deg, var(--soft) 0 1px, transparent 1px 4px); outline: 1px solid var(--line); }
.under { fill: var(--under); background: var(--under); }
.over { fill: var(--over); background: var(--over); }
.bar.alarm, .swatch.alarm { fill: var(--alarm); background: var(--alarm); }
${[0, 1, 2, 3, 4, 5].map((step) => `.heat${step} { fill: var(--heat${step}); background: var(--heat${step}); }`).join('\n')}

.chart { display: flex; min-width: 980px; }
.gutter { flex: 160; position: sticky; left: 0; background: var(--page); min-width: 0; }
.plot { flex: 976; min-width: 0; }
svg { display: block; overflow: visible; }
svg text { font-size: 12px; fill: var(--ink); }
svg .panel { font-weight: 650; font-size: 13px; }
svg .hint, svg .tick, svg .month { fill: var(--soft); font-size: 11px; }
svg .end { text-anchor: end; }
svg .middle, svg .value, svg .cell-value, svg .alarm-word, svg .no-data-label { text-anchor: middle; }
svg .value { font-size: 11px; }
svg .cell-value { font-size: 10.5px; fill: var(--on-heat); }
svg .limit { font-weight: 650; font-size: 11px; }
svg .no-data-label { font-size: 10px; fill: var(--soft); paint-order: stroke; stroke: var(--page); stroke-width: 4px; }
.grid { stroke: var(--grid); }
.axis { stroke: var(--soft); }
.limit-line { stroke: var(--ink); stroke-dasharray: 5 3; }
#hatch path { stroke: var(--soft); stroke-width: 1; opacity: 0.7; }
rect.no-data { fill: url(#hatch); stroke: var(--line); }
.auc path { fill: none; stroke: var(--over); stroke-width: 1.5; }
.auc circle { fill: var(--over); stroke: var(--over); stroke-width: 1.5; }
.auc.poor circle { fill: var(--page); }
.auc.alarm path, .auc.alarm circle { stroke: var(--alarm); }
.auc.alarm circle { fill: var(--alarm); }
.swatch.auc-good, .swatch.auc-poor { border-radius: 50%; border: 2px solid var(--over); }
.swatch.auc-good { background: var(--over); }
.hit { fill: transparent; }
.day:hover .hit { fill: var(--ink); fill-opacity: 0.07; }
.cell:hover rect { stroke: var(--ink); stroke-width: 1.5; }
.alarm-band rect { fill: var(--alarm-soft); }
.alarm-band path { stroke: var(--alarm); stroke-width: 6; }
svg .alarm-word { fill: var(--alarm); font-weight: 650; font-size: 10px; }
.event .number { font-weight: 700; }
.event path { stroke: var(--page); }
${['alarm', 'retraining', 'deployment', 'rollback'].map((kind) => `.event.${kind} { fill: var(--${kind}); } .kind.${kind} { color: var(--${kind}); }`).join('\n')}
`;
