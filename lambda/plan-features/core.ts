import { createHash } from 'node:crypto';
import type { FeaturePlan, PlanInput } from './contract';
import { daysOf, timeSplit } from './time-split';
import { unloadStatement } from './unload';

/**
 * Plans a feature run over the curated files `keys`.
 *
 * The id is a hash of all that decides the rows: the SQL with its columns, the ranges and the keys, which carry the hashes of their content.
 * Each attempt writes to a place of its own, because UNLOAD refuses one that holds files and a failed attempt may have left some.
 */
export function planFeatures({ request, source, attempt }: PlanInput, keys: readonly string[], bucket: string): FeaturePlan {
  const { mode, from, to } = request;
  const ranges = timeSplit(request);
  const used = keys.filter((key) => (dayOf(key) ?? to) < to).sort();
  const { sql, dataset, label, features } = source;
  const id = sha256(JSON.stringify({ mode, ranges, sql, dataset, label, features, used }));
  const folder = `${source.model}/${mode === 'train' ? 'snapshots' : 'score'}/${id}`;
  const prefix = `${folder}/${sha256(attempt)}/`;
  const days = new Set(used.map(dayOf));
  return {
    id,
    mode,
    model: source.model,
    from,
    to,
    prefix,
    manifestKey: `${folder}/manifest.json`,
    missingDays: daysOf(from, to).filter((day) => !days.has(day)),
    parts: ranges.map((range) => {
      const partPrefix = `${prefix}${range.name}/`;
      return { ...range, prefix: partPrefix, query: unloadStatement(source, range, `s3://${bucket}/${partPrefix}`) };
    }),
  };
}

/** Day of a curated file, from `<dataset>/dt=YYYY-MM-DD/…`. */
function dayOf(key: string): string | undefined {
  return /\/dt=(\d{4}-\d{2}-\d{2})\//.exec(key)?.[1];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
