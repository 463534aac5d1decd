import type { Guard } from './guard';
import { at } from './guard';

/** Times after which a rule deletes objects or their former versions, in days. */
const EXPIRATIONS = [['ExpirationInDays'], ['NoncurrentVersionExpiration', 'NoncurrentDays']] as const;

/** Rules of a bucket's life cycle must not delete what they keep today, nor sooner. */
export const LIFECYCLE_GUARD: Guard = {
  property: 'LifecycleConfiguration',
  loss: (before, after) => {
    for (const path of EXPIRATIONS) {
      const kept = expirations(before, path);
      for (const [prefix, days] of expirations(after, path)) {
        const allowed = kept.get(prefix) ?? Infinity;
        if (days < allowed) {
          return `LifecycleConfiguration would delete objects under "${prefix}" after ${days} days (${path.join('.')}), not ${allowed}`;
        }
      }
    }
    return undefined;
  },
};

/** Days of the soonest rule of each prefix that is enabled. */
function expirations(configuration: unknown, path: readonly string[]): Map<string, number> {
  const rules = (at(configuration, ['Rules']) ?? []) as readonly Readonly<Record<string, unknown>>[];
  const soonest = new Map<string, number>();
  for (const rule of rules.filter(({ Status }) => Status === 'Enabled')) {
    const days = at(rule, path);
    const prefix = (rule['Prefix'] ?? at(rule, ['Filter', 'Prefix']) ?? '') as string;
    if (typeof days === 'number') {
      soonest.set(prefix, Math.min(days, soonest.get(prefix) ?? Infinity));
    }
  }
  return soonest;
}
