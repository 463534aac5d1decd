import type { Markup } from './page-markup';
import { markup } from './page-markup';

/** 1003411 as `1,003,411`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** A score or metric with three decimals. */
export function score(value: number): string {
  return value.toFixed(3);
}

/** `2001-02-16` as `Fri 16 Feb`. */
export function dayName(date: string): string {
  return words(date, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
}

/** `2001-02-16` as `February 2001`. */
export function monthName(date: string): string {
  return words(date, { month: 'long', year: 'numeric' });
}

/** An ISO time to the minute, as `17 Feb 00:31`. */
export function minute(time: string): string {
  return words(time, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(',', '');
}

/** A part of a whole as percent with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/**
 * A number as text for people, with its exact value and its place in the result for programs.
 *
 * @param path for example `days.3.drift`; `days#driftAlarm` is how many days are in alarm, `days+monitored` the sum over the days
 */
export function figure(path: string, value: number, text: string): Markup {
  return markup`<data data-figure="${path}" value="${value}">${text}</data>`;
}

/** A long name that may break after its underscores and hyphens, and before its capitals. */
export function breakable(name: string): Markup {
  const words = name.split(/(?<=[_-])|(?<=[a-z0-9])(?=[A-Z])/);
  return markup`${words.map((word, i) => (i === 0 ? markup`${word}` : markup`<wbr/>${word}`))}`;
}

/** A column's name as code. */
export function columnName(name: string): Markup {
  return markup`<code>${breakable(name)}</code>`;
}

function words(time: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(time));
}
