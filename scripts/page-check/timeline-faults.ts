import type { Page } from 'playwright-core';
import type { DayResult, DemoResult } from '../../cli/demo/result';

/** What the time line and the tables say of alarms, days and events. */
interface Timeline {
  readonly driftAlarms: readonly string[];
  readonly qualityAlarms: readonly string[];
  readonly days: readonly string[];
  readonly alarmRows: readonly string[];
  readonly alarmDays: readonly string[];
  readonly events: readonly string[];
}

/** Where the alarms, days and events of the page's time line, tables and distributions differ from the result. */
export async function timelineFaults(page: Page, { days, timeline, distributions }: DemoResult): Promise<string[]> {
  const dates = (of: (day: DayResult) => boolean): string[] => days.filter(of).map(({ date }) => date);
  const expected: Timeline = {
    driftAlarms: dates(({ driftAlarm, drift }) => driftAlarm && drift !== null),
    qualityAlarms: dates(({ qualityAlarm, quality }) => qualityAlarm && quality !== null),
    days: dates(() => true),
    alarmRows: dates(({ driftAlarm, qualityAlarm }) => driftAlarm || qualityAlarm),
    alarmDays: distributions.map(({ date }) => date),
    events: timeline.map(({ kind, time }) => `${kind} ${time}`).sort(),
  };
  const found = await page.evaluate<Timeline>(COLLECT);
  return (Object.keys(expected) as (keyof Timeline)[])
    .filter((name) => JSON.stringify(found[name]) !== JSON.stringify(expected[name]))
    .map((name) => `${name} must be [${expected[name].join(', ')}], the page has [${found[name].join(', ')}]`);
}

/** Runs in the page. */
const COLLECT = `(() => {
  const all = (selector, attribute) => [...document.querySelectorAll(selector)].map((element) => element.getAttribute(attribute));
  return {
    driftAlarms: all('rect.bar.alarm', 'data-date'),
    qualityAlarms: all('.auc.alarm circle', 'data-date'),
    days: all('#days tbody tr', 'data-date'),
    alarmRows: all('#days tbody tr.alarm', 'data-date'),
    alarmDays: all('.alarm-day', 'data-date'),
    events: [...document.querySelectorAll('svg .event')].map((element) => element.classList[1] + ' ' + element.dataset.time).sort(),
  };
})()`;
