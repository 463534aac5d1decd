/** Style of tables. */
export const TABLE_STYLE = `
.scroll { overflow-x: auto; }
.scroll.tall { max-height: 26rem; overflow-y: auto; border-bottom: 1px solid var(--line); }
.tall thead th { position: sticky; top: 0; background: var(--page); }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
caption { text-align: left; color: var(--soft); font-size: 0.8125rem; padding: 0 0 8px; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--grid); vertical-align: baseline; font-weight: 400; }
thead th { color: var(--soft); font-size: 0.8125rem; border-bottom-color: var(--line); }
tfoot th, tfoot td { border-top: 1px solid var(--line); border-bottom: 0; font-weight: 650; }
th.number, td.number { text-align: right; padding-right: 16px; white-space: nowrap; }
.what { overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
.time, tbody th { white-space: nowrap; }
tbody th.role { white-space: normal; overflow-wrap: anywhere; min-width: 6.5rem; }
tr.alarm { background: var(--alarm-soft); }
tr.alarm strong { color: var(--alarm); }
.half { display: block; font-size: 0.75rem; }
.kind { font-weight: 650; }
.part { width: 45%; }
.meter { display: inline-block; height: 10px; min-width: 1px; background: var(--over); }
`;
