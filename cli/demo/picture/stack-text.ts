import type { MapStack } from './platform-map';

/** A stack's name in the picture, where its model stands beside it: `FlightDelay-Training` as `Training`. */
export function stackTitle({ name, model }: MapStack): string {
  return model === null ? name : name.slice(name.indexOf('-') + 1);
}

/** Whose stack it is. */
export function stackOwner({ model }: MapStack): string {
  return model ?? 'platform';
}
