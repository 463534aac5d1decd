import type { Markup } from './page-markup';

/** One strip of the chart, drawn from its own top; strips are stacked below one another. */
export interface ChartPanel {
  readonly height: number;
  /** Labels left of the plot; they end at `GUTTER_EDGE` and stay in view when the plot scrolls. */
  readonly gutter: Markup;
  readonly plot: Markup;
}

/** Width of the labels' column and of the plot right of the first day's edge, in SVG units: pixels at full size. */
export const GUTTER_WIDTH = 160;
export const PLOT_WIDTH = 968;
/** Room left of the first day's edge, for markers on it. */
export const PLOT_MARGIN = 8;
/** Where right-aligned labels end. */
export const GUTTER_EDGE = GUTTER_WIDTH - 2;
/** Width of the days; what is left of the plot keeps markers at the last edge whole. */
export const DAYS_WIDTH = 952;
