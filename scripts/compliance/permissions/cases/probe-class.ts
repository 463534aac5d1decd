import type { Probe } from '../probe';
import { resourceArea } from '../resource-area';
import { RESTRICTING_KEYS } from './restricting-keys';

/** What a probe asks, whatever the file, the execution or the job: two probes of one class must get the same answer. */
export function probeClass(probe: Probe): string {
  return [withoutKeys(probe), ...restrictions(probe)].join(' ');
}

/** Whether a role that may do what is in `own` may do what the probe asks. */
export function isOwned(probe: Probe, own: ReadonlySet<string>): boolean {
  return own.has(probeClass(probe)) || own.has(withoutKeys(probe));
}

function withoutKeys({ action, resource }: Probe): string {
  return `${action} ${resourceArea(resource)}`;
}

function restrictions({ resource, keys }: Probe): string[] {
  return Object.keys(RESTRICTING_KEYS).flatMap((key) => {
    const value = keys[key];
    if (value === undefined) {
      return [];
    }
    // A prefix stands for the area of the objects that it lists.
    return [key === 's3:prefix' ? `${key}=${resourceArea(`${resource}/${String(value)}`)}` : `${key}=${String(value)}`];
  });
}
