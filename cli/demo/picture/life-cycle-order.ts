import type { MapStack } from './platform-map';

/** Parts of a platform in the order in which a model meets them. */
const LIFE_CYCLE = ['DataLake', 'Features', 'Training', 'Serving', 'Endpoint', 'BatchInference', 'Monitoring', 'Governance'];

/** Stacks in the order of the life cycle; what it does not know follows in the order of deployment. */
export function inLifeCycleOrder(stacks: readonly MapStack[]): MapStack[] {
  const place = ({ name }: MapStack): number => {
    const found = LIFE_CYCLE.findIndex((part) => name === part || name.endsWith(`-${part}`));
    return found === -1 ? LIFE_CYCLE.length : found;
  };
  return [...stacks].sort((a, b) => place(a) - place(b));
}
