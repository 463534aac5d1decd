import { percent } from './page-format';
import type { Markup } from './page-markup';
import { markup } from './page-markup';
import type { BinCounts, DriftedColumn } from './result';
import { rounded } from './time-axis';

/** Sizes in SVG units, which are pixels where four charts stand side by side. */
const WIDTH = 268;
const ROW = 21;
const LABELS = 102;
const BARS = 68;
const TOP = 4;
/** Longest label of a bin that has room, in letters. */
const LETTERS = 17;
/** Most bins that are drawn; of a column with more, those whose share has moved most. */
const MOST = 16;

/** A bin that is drawn, with its place among the column's bins. */
interface DrawnBin extends BinCounts {
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/** A drifted column's bins: share of the training data as a hollow bar, share of the day's traffic as a solid one. */
export function distributionChart({ name, bins }: DriftedColumn, path: string, id: string, when: string): Markup {
  const filled = shares(bins).filter(({ baseline, live }) => baseline + live > 0);
  const drawn = mostMoved(filled);
  const largest = Math.max(...drawn.map(({ before, after }) => Math.max(before, after)), 0.01);
  const height = TOP + drawn.length * ROW;
  const left = filled.length - drawn.length;
  return markup`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<title id="${id}-title">Share of ${name} by bin, in the training data and on ${when}</title>
<desc id="${id}-desc">${drawn.map(({ label, before, after }) => `${label}: ${percent(before)} to ${percent(after)}`).join('; ')}</desc>
${drawn.map((bin, i) => row(bin, TOP + i * ROW, largest, `${path}.bins.${bin.index}`))}</svg>
${left === 0 ? '' : markup`<p class="note">The ${drawn.length} values whose share has moved most, of ${filled.length}.</p>`}`;
}

function row({ label, baseline, live, before, after }: DrawnBin, y: number, largest: number, path: string): Markup {
  const width = (share: number): number => rounded((share / largest) * BARS);
  const short = shortLabel(label);
  const text = short.length > LETTERS ? `${short.slice(0, LETTERS - 1)}…` : short;
  return markup`<g class="bin"><title>${label}: ${percent(before)} of the training data, ${percent(after)} of the day</title>
<text class="end" x="${LABELS}" y="${y + 13}">${text}</text>
<rect class="baseline" data-figure="${path}.baseline" data-value="${baseline}" x="${LABELS + 6}" y="${y + 2}" width="${width(before)}" height="7"/>
<rect class="live" data-figure="${path}.live" data-value="${live}" x="${LABELS + 6}" y="${y + 10}" width="${width(after)}" height="7"/>
<text class="share end" x="${WIDTH}" y="${y + 13}">${percent(before)} → ${percent(after)}</text></g>
`;
}

function shares(bins: readonly BinCounts[]): DrawnBin[] {
  const part = (side: 'baseline' | 'live', value: number): number => {
    const total = bins.reduce((sum, bin) => sum + bin[side], 0);
    return total === 0 ? 0 : value / total;
  };
  return bins.map((bin, index) => ({ ...bin, index, before: part('baseline', bin.baseline), after: part('live', bin.live) }));
}

/** A label with three significant digits a number, or as many more as keep the edges of a bin apart. */
function shortLabel(label: string): string {
  const labels = [3, 4, 5].map((digits) => label.replace(/\d+\.\d+/g, (number) => String(Number(Number(number).toPrecision(digits)))));
  return labels.find((short) => !/([\d.]+), \1\]/.test(short)) ?? label;
}

function mostMoved(bins: readonly DrawnBin[]): DrawnBin[] {
  const move = ({ before, after }: DrawnBin): number => Math.abs(after - before);
  const kept = [...bins].sort((a, b) => move(b) - move(a)).slice(0, MOST);
  return bins.filter((bin) => kept.includes(bin));
}
