/** A line of a chart. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A chart with shares from 0 to `top` on the vertical axis. */
export interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly xTicks: readonly number[];
  readonly logarithmic: boolean;
  readonly top: number;
  /** A dashed horizontal line with its meaning. */
  readonly level: { readonly y: number; readonly label: string };
  readonly lines: readonly Line[];
}

/** Colours that colour-blind readers tell apart (Okabe and Ito), with dashes besides. */
const STYLES = ['#000000', '#e69f00', '#56b4e9', '#009e73', '#0072b2', '#d55e00', '#cc79a7', '#7f7f7f'];
const FRAME = { left: 56, right: 540, top: 40, bottom: 320 };

/** The chart as an SVG document that reads on light and dark pages. */
export function lineChart(chart: Chart): string {
  const { title, xLabel, xTicks, lines, level } = chart;
  const scaled = (value: number): number => (chart.logarithmic ? Math.log(value) : value);
  const [least, most] = [scaled(Math.min(...xTicks)), scaled(Math.max(...xTicks))];
  const x = (value: number): string => (FRAME.left + ((scaled(value) - least) / (most - least)) * (FRAME.right - FRAME.left)).toFixed(1);
  const y = (value: number): string => (FRAME.bottom - (Math.min(value, chart.top) / chart.top) * (FRAME.bottom - FRAME.top)).toFixed(1);
  const yTicks = Array.from({ length: 6 }, (_, i) => (chart.top * i) / 5);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 380" font-family="sans-serif" font-size="12">',
    '<rect width="720" height="380" fill="#fff"/>',
    `<text x="${FRAME.left}" y="22" font-size="15">${title}</text>`,
    ...yTicks.flatMap((tick) => [
      `<line x1="${FRAME.left}" x2="${FRAME.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>`,
      `<text x="${FRAME.left - 6}" y="${y(tick)}" dy="4" text-anchor="end">${percent(tick)}</text>`,
    ]),
    ...xTicks.map((tick) => `<text x="${x(tick)}" y="${FRAME.bottom + 18}" text-anchor="middle">${tick.toLocaleString('en-US')}</text>`),
    `<text x="${(FRAME.left + FRAME.right) / 2}" y="${FRAME.bottom + 42}" text-anchor="middle">${xLabel}</text>`,
    `<line x1="${FRAME.left}" x2="${FRAME.right}" y1="${y(level.y)}" y2="${y(level.y)}" stroke="#c00" stroke-dasharray="6 4"/>`,
    `<text x="${FRAME.right - 4}" y="${y(level.y)}" dy="-5" text-anchor="end" fill="#c00">${level.label}</text>`,
    ...lines.flatMap(({ name, points }, i) => [
      `<polyline fill="none" stroke="${STYLES[i % STYLES.length]}" stroke-width="2"${dashes(i)} points="${points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ')}"/>`,
      `<line x1="556" x2="584" y1="${52 + 22 * i}" y2="${52 + 22 * i}" stroke="${STYLES[i % STYLES.length]}" stroke-width="2"${dashes(i)}/>`,
      `<text x="592" y="${56 + 22 * i}">${name}</text>`,
    ]),
    '</svg>',
    '',
  ].join('\n');
}

function dashes(index: number): string {
  return index % 2 === 0 ? '' : ' stroke-dasharray="5 3"';
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
