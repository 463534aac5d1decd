import type { IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { BlockingPack } from './blocking-pack';
import { blockingPacks } from './packs';
import { Settlement } from './settlement';

/** The rule packs that block synthesis, by their errors and by their warnings. */
export function compliancePlugins(): IPolicyValidationPlugin[] {
  return [new Settlement(), ...blockingPacks().map((pack) => new BlockingPack(pack))];
}
