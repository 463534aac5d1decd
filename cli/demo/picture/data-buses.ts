import type { MapDataUse, PlatformMap } from './platform-map';

/** A line that joins a stack that has data to those that use it. */
export interface DataBus {
  readonly owner: string;
  readonly uses: readonly MapDataUse[];
}

/** Uses of data by the stack that has it, as far as something runs in both. */
export function dataBuses({ stacks, data }: PlatformMap): DataBus[] {
  const running = stacks.filter(({ runs }) => runs).map(({ name }) => name);
  const drawn = data.filter(({ owner, user }) => running.includes(owner) && running.includes(user));
  return [...new Set(drawn.map(({ owner }) => owner))].map((owner) => ({ owner, uses: drawn.filter((use) => use.owner === owner) }));
}
