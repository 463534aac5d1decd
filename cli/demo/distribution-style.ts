/** Style of the distributions: the training data is hollow, the day's traffic is solid, so that they differ without colour. */
export const DISTRIBUTION_STYLE = `
.alarm-day { margin-top: 24px; }
.alarm-day h3 { border-bottom: 1px solid var(--line); padding-bottom: 4px; }
.distributions { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 24px; }
.distributions h4 { margin: 0 0 4px; font-size: 0.875rem; font-weight: 650; }
.distributions h4 small { font-weight: 400; }
.distributions svg { width: 100%; max-width: 340px; height: auto; }
.distributions svg text { font-size: 10.5px; }
.bin .baseline { fill: var(--page); stroke: var(--soft); }
.bin .live { fill: var(--over); stroke: var(--over); }
.swatch.baseline { border: 1px solid var(--soft); }
.swatch.live { background: var(--over); }
.distributions figcaption { margin-top: 6px; }
`;
