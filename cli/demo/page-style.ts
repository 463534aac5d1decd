import { CHART_STYLE } from './chart-style';
import { DISTRIBUTION_STYLE } from './distribution-style';
import { MAP_STYLE } from './picture/map-style';
import { TABLE_STYLE } from './table-style';

/** Colours by scheme, text and layout. Scores are blue, alarms are vermilion. */
const BASE = `
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
header, main, footer { max-width: 1184px; margin: 0 auto; padding: 0 24px; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem); line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 8px; font-weight: 650; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 16px; font-weight: 650; }
h3 { font-size: 1rem; margin: 0 0 12px; font-weight: 650; }
header { padding-top: 40px; }
.brand { margin: 0 0 4px; color: var(--soft); font-size: 0.875rem; }
.lede { margin: 0; max-width: 44rem; color: var(--soft); }
section { margin: 40px 0 0; }
code { font: 0.92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.muted { color: var(--soft); }
.empty { margin: 0; padding: 16px; border: 1px dashed var(--line); color: var(--soft); }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin: 0; background: var(--line); border: 1px solid var(--line); }
.figures > div { background: var(--page); padding: 14px 16px; min-width: 0; }
dt { font-size: 0.8125rem; color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
dd.value { font-size: 1.625rem; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
dd small { font-size: 0.875rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
dd.note { font-size: 0.8125rem; color: var(--soft); }
.bad { color: var(--alarm); }
.note { margin: 0; font-size: 0.8125rem; color: var(--soft); }
:focus-visible { outline: 2px solid var(--over); outline-offset: 4px; }

.sums { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px 40px; margin: 0; padding: 0; list-style: none; }
.sums li { border-top: 2px solid var(--deployment); padding-top: 10px; }
.sums .fails { border-color: var(--alarm); }
.sums h3 { margin: 0 0 4px; font-size: 0.875rem; }
.equation { margin: 0 0 4px; font-size: 1.125rem; font-weight: 600; }
.equation small { font-weight: 400; font-size: 0.8125rem; color: var(--soft); }
.term { white-space: nowrap; }
.sign { color: var(--soft); font-weight: 400; }
.check { color: var(--deployment); font-weight: 700; }

figure { margin: 0; }
figcaption { margin-top: 12px; font-size: 0.8125rem; color: var(--soft); max-width: 52rem; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 56px; align-items: start; }
.decision { border-left: 4px solid var(--retraining); background: var(--raised); padding: 18px 20px; }
.verdict { font-size: 1.25rem; font-weight: 650; margin: 0 0 4px; }
#reason { margin: 0; max-width: 60rem; overflow-wrap: anywhere; }
footer { padding-top: 32px; padding-bottom: 48px; font-size: 0.8125rem; color: var(--soft); }
`;

/** From phone to desk, and paper: after the rest, which it changes. */
const MEDIA = `
@media (max-width: 860px) {
  header, main, footer { padding-left: 16px; padding-right: 16px; }
  header { padding-top: 24px; }
  section { margin-top: 32px; }
  .columns { grid-template-columns: minmax(0, 1fr); }
  table { font-size: 0.8125rem; }
  th, td, th.number, td.number { padding-right: 5px; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .sums { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { size: landscape; margin: 12mm; }
  body { font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { padding: 0; max-width: none; }
  .chart { min-width: 0; }
  .scroll { overflow: visible; max-height: none; }
  figure, .decision, tr, .figures { break-inside: avoid; }
  h2, h3, h4, caption, thead { break-after: avoid; }
}
`;

/** Style of the whole page. */
export const PAGE_STYLE = [BASE, CHART_STYLE, DISTRIBUTION_STYLE, TABLE_STYLE, MAP_STYLE, MEDIA].join('');
