import type { BatchManifest } from '../shared/batch/manifest';
import type { BatchPart } from '../shared/batch/part';
import type { BatchPlan } from '../shared/batch/plan';

/** Bytes of the stored parts by key. */
export type StoredParts = ReadonlyMap<string, number>;

/**
 * The manifest of a batch whose ranges ended with these parts.
 *
 * Throws unless every range of the plan is there once, its part is stored as it was reported, and every record that came in was either scored
 * or quarantined.
 */
export function manifestOf(plan: BatchPlan, results: readonly BatchPart[], stored: StoredParts): BatchManifest {
  const { batchId, planId, input, modelPackageArn, version } = plan;
  const parts = [...results].sort((a, b) => (a.range < b.range ? -1 : 1));
  const ranges = new Set(parts.map(({ range }) => range));
  demand(ranges.size === plan.ranges && parts.length === plan.ranges, `${plan.ranges} ranges must end once each, got ${parts.length}`);
  for (const { range, key, bytes, scored, quarantined, in: records } of parts) {
    demand(stored.get(key) === bytes, `${key} must have ${bytes} bytes, got ${stored.get(key) ?? 'nothing'}`);
    demand(
      records === scored + quarantined,
      `range ${range} must score or quarantine its ${records} records, got ${scored} + ${quarantined}`,
    );
  }
  const total = (field: 'in' | 'scored' | 'quarantined'): number => parts.reduce((sum, part) => sum + part[field], 0);
  demand(
    plan.expected === undefined || total('in') === plan.expected,
    `the input must have the ${plan.expected ?? 0} records of its manifest, got ${total('in')}`,
  );
  return {
    ...{ batchId, planId, input, modelPackageArn, version },
    ...{ in: total('in'), scored: total('scored'), quarantined: total('quarantined') },
    parts,
  };
}

function demand(holds: boolean, rule: string): void {
  if (!holds) {
    throw new Error(rule);
  }
}
