import { addDays } from '../shared/days';
import { listKeys } from '../shared/list-keys';
import { readJson } from '../shared/object-store';
import type { QualityReport } from './contract';

const FILE = 'quality.json';

/** Where a day's report lies. */
export function reportKey(model: string, day: string): string {
  return `reports/${model}/${day}/${FILE}`;
}

/** The reports that days from `from` to `to` already have, by day. */
export async function formerReports(bucket: string, model: string, from: string, to: string): Promise<Record<string, QualityReport>> {
  const prefix = `reports/${model}/`;
  const keys = await listKeys(bucket, prefix, `${prefix}${from}`);
  const known = keys.filter((key) => key.endsWith(`/${FILE}`) && key < `${prefix}${addDays(to, 1)}`);
  const reports = await Promise.all(known.map((key) => readJson(bucket, key) as Promise<QualityReport>));
  return Object.fromEntries(reports.map((report) => [report.window, report]));
}
