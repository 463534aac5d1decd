import type { GateDecision, GateInput } from './contract';
import { decide } from './core';

/** Decides whether a challenger is registered. */
export function handler(input: GateInput): Promise<GateDecision> {
  return Promise.resolve(decide(input));
}
