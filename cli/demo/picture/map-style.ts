/** Style of the picture of what runs where; narrow screens have a drawing of their own, paper has the wide one. */
export const MAP_STYLE = `
.map svg { width: 100%; height: auto; }
.map-narrow { display: none; }
.stack rect { fill: var(--raised); stroke: var(--line); }
.stack.of-model rect { fill: var(--page); stroke: var(--over); stroke-width: 1.5; }
.stack.ground rect { fill: var(--grid); stroke: none; }
.stack text { font-size: 11.5px; }
svg .stack-name { font-weight: 650; font-size: 13px; }
.flow path, .bus path { fill: none; stroke: var(--soft); stroke-width: 1.25; }
.flow .head, .bus .head { fill: var(--soft); stroke: none; }
.flow circle { fill: var(--soft); stroke: var(--page); stroke-width: 1; }
svg .flow-number { font-size: 9.5px; font-weight: 700; fill: var(--page); text-anchor: middle; }
svg .flow-label, svg .deed, svg .bus-name { font-size: 11px; text-anchor: middle; paint-order: stroke; stroke: var(--page); stroke-width: 8px; stroke-linejoin: round; }
.bus path { stroke: var(--deployment); stroke-width: 2; }
.bus .head { fill: var(--deployment); }
svg .bus-name { fill: var(--deployment); font-weight: 650; }
.map + .columns { margin-top: 28px; row-gap: 28px; }
@media screen and (max-width: 719px) {
  .map-wide { display: none; }
  .map-narrow { display: block; max-width: 420px; }
}
`;
