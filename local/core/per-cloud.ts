import type { Cloud } from './cloud';

/** State that belongs to one cloud: made at its first use, gone with the cloud. */
export function perCloud<T>(make: (cloud: Cloud) => T): (cloud: Cloud) => T {
  const made = new WeakMap<Cloud, { readonly state: T }>();
  return (cloud) => {
    const known = made.get(cloud) ?? { state: make(cloud) };
    made.set(cloud, known);
    return known.state;
  };
}
