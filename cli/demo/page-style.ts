/** Style of the page: colours by scheme, layout from phone to desk, and paper. Scores are blue, alarms are vermilion. */
export const PAGE_STYLE = `
:root {
  --page: #fff; --raised: #f6f8fa; --ink: #1a2129; --soft: #56616d; --line: #d9dfe5; --grid: #e9edf1;
  --under: #a9bccf; --over: #2f6ca8; --alarm: #b8360f; --alarm-soft: #fbe9e3;
  --retraining: #7a4a9e; --deployment: #16706a; --rollback: #6b5200;
  --heat0: #eef2f6; --heat1: #d8e4ef; --heat2: #abc8e2; --heat3: #3a74ad; --heat4: #20548c; --heat5: #0c2f57; --on-heat: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #12161b; --raised: #1a2027; --ink: #e6eaee; --soft: #a3aeb9; --line: #323b45; --grid: #232b33;
    --under: #4b6178; --over: #63aef0; --alarm: #ff8a65; --alarm-soft: #34211c;
    --retraining: #c79be6; --deployment: #5cc8bd; --rollback: #e0bd55;
    --heat0: #1c242c; --heat1: #22364a; --heat2: #2c5076; --heat3: #67b0ee; --heat4: #a2d2f8; --heat5: #e0f1ff; --on-heat: #0b1a29;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main, footer { max-width: 1184px; margin: 0 auto; padding: 0 24px; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem); line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 8px; font-weight: 650; }
h2 { font-size: 1.125rem; margin: 0 0 12px; font-weight: 650; }
header { padding: 40px 0 8px; }
.brand { margin: 0 0 4px; color: var(--soft); font-size: 0.875rem; }
.lede { margin: 0; max-width: 44rem; color: var(--soft); }
section { margin: 40px 0 0; }
code { font: 0.92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted { color: var(--soft); }
.empty { margin: 0; padding: 16px; border: 1px dashed var(--line); color: var(--soft); }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin: 0; background: var(--line); border: 1px solid var(--line); }
.figures > div { background: var(--page); padding: 14px 16px; min-width: 0; }
.figures .sum { grid-column: span 3; }
dt { font-size: 0.8125rem; color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
dd.value { font-size: 1.625rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
dd.value > span { white-space: nowrap; }
dd small { font-size: 0.875rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
dd.note { font-size: 0.8125rem; color: var(--soft); }
.sign { color: var(--soft); font-weight: 400; padding: 0 6px; }
.bad { color: var(--alarm); }

figure { margin: 0; }
figcaption { margin-top: 12px; font-size: 0.8125rem; color: var(--soft); max-width: 52rem; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 32px; margin: 0 0 16px; font-size: 0.8125rem; color: var(--soft); }
.legend ul { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0; padding: 0; list-style: none; }
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

.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--over); outline-offset: 4px; }
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

.decision { border-left: 4px solid var(--retraining); background: var(--raised); padding: 18px 20px; }
.decision h2 { font-size: 0.8125rem; font-weight: 400; color: var(--soft); margin: 0; }
.verdict { font-size: 1.25rem; font-weight: 650; margin: 0 0 4px; }
#reason { margin: 0; max-width: 60rem; overflow-wrap: anywhere; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 56px; align-items: start; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
caption { text-align: left; color: var(--soft); font-size: 0.8125rem; padding: 0 0 8px; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--grid); vertical-align: baseline; font-weight: 400; }
thead th { color: var(--soft); font-size: 0.8125rem; border-bottom-color: var(--line); }
tfoot th, tfoot td { border-top: 1px solid var(--line); border-bottom: 0; font-weight: 650; }
th.number, td.number { text-align: right; padding-right: 16px; white-space: nowrap; }
.what { overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
.time, tbody th { white-space: nowrap; }
tr.alarm { background: var(--alarm-soft); }
tr.alarm strong { color: var(--alarm); }
.half { display: block; font-size: 0.75rem; }
.kind { font-weight: 650; }
.part { width: 45%; }
.meter { display: inline-block; height: 10px; min-width: 1px; background: var(--over); }
footer { padding-top: 32px; padding-bottom: 48px; font-size: 0.8125rem; color: var(--soft); }

@media (max-width: 860px) {
  main, footer { padding-left: 16px; padding-right: 16px; }
  header { padding-top: 24px; }
  section { margin-top: 32px; }
  .columns { grid-template-columns: minmax(0, 1fr); }
  table { font-size: 0.8125rem; }
  th, td, th.number, td.number { padding-right: 5px; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .figures .sum { grid-column: 1 / -1; }
  .figures > :last-child { grid-column: 1 / -1; }
}
@media print {
  @page { margin: 14mm; }
  body { font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, footer { padding: 0; max-width: none; }
  .chart { min-width: 0; }
  figure, .decision, tr, .figures { break-inside: avoid; }
  h2, caption, thead { break-after: avoid; }
}
`;
