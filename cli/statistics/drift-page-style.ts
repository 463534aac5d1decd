/** Style of the drift page, from phone to desk and paper: the baseline is grey blue, live data blue, drift vermilion. */
export const DRIFT_PAGE_STYLE = `
:root {
  --page: #fff; --raised: #f6f8fa; --ink: #1a2129; --soft: #56616d; --line: #d9dfe5;
  --baseline: #b9c8d7; --live: #2f6ca8; --alarm: #b8360f; --alarm-soft: #fbe9e3; --calm: #16706a; --change: #6b5200;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #12161b; --raised: #1a2027; --ink: #e6eaee; --soft: #a3aeb9; --line: #323b45;
    --baseline: #4b6178; --live: #63aef0; --alarm: #ff8a65; --alarm-soft: #34211c; --calm: #5cc8bd; --change: #e0bd55;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 24px 48px; max-width: 1392px; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem); line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; }
h1.drift { color: var(--alarm); }
h2 { margin: 0 0 12px; font-size: 1.125rem; font-weight: 650; }
h3 { margin: 0; font-size: 1rem; font-weight: 650; }
body > header { padding: 40px 0 0; }
.brand { margin: 0 0 4px; color: var(--soft); font-size: 0.875rem; }
.lede { margin: 0; max-width: 52rem; }
section { margin: 40px 0 0; }
section > p { margin: -8px 0 12px; font-size: 0.875rem; }
.muted { color: var(--soft); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.files { display: flex; flex-wrap: wrap; gap: 12px 48px; margin: 20px 0 0; }
dt { font-size: 0.8125rem; color: var(--soft); }
dd { margin: 0; }
.swatch { display: inline-block; width: 12px; height: 12px; margin-right: 6px; }
.baseline { background: var(--baseline); }
.live { background: var(--live); }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--live); outline-offset: 3px; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; }
.overview { max-width: 64rem; font-size: 0.875rem; }
.overview th, .overview td { padding: 6px 24px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.overview td { overflow-wrap: normal; }
.overview thead th { color: var(--soft); white-space: nowrap; }
.overview th[scope] { min-width: 9rem; max-width: 20rem; overflow-wrap: anywhere; }
.verdict { font-weight: 600; font-size: 0.875rem; }
.verdict.drift { color: var(--alarm); }
.verdict.no-drift { color: var(--calm); }
.verdict.added, .verdict.removed { color: var(--change); }
.verdict.not-compared, .verdict.not-enough-data { color: var(--soft); font-weight: 400; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 16px; align-items: start; }
article { padding: 16px; background: var(--raised); border: 1px solid var(--line); min-width: 0; scroll-margin-top: 16px; }
article > header { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
article .verdict { margin-left: auto; }
article > p { margin: 6px 0 10px; font-size: 0.875rem; }
.figures { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 0 0 12px; font-size: 0.875rem; }
.bars { table-layout: fixed; font-size: 0.8125rem; }
col.label { width: 30%; }
col.share { width: 4rem; }
.bars th { padding: 2px 8px 2px 0; line-height: 1.25; }
.bars td.number { padding-left: 8px; }
.track { position: relative; height: 20px; padding: 0; }
.bar { position: absolute; left: 0; top: 50%; transform: translateY(-50%); }
.bar.baseline { height: 16px; }
.bar.live { height: 6px; }
summary { margin: 8px 0; font-size: 0.8125rem; color: var(--soft); cursor: pointer; }
@media (max-width: 600px) {
  body { padding: 0 16px 32px; }
  article { padding: 12px; }
  col.share { width: 3.4rem; }
  .overview td:nth-of-type(1), .overview th:nth-of-type(2) { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 11px; }
  .cards { grid-template-columns: 1fr 1fr; }
  article, tr { break-inside: avoid; }
  .bar, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; }
}
`;
