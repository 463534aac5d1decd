import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { PlatformConfig } from './platform-config';

/** What follows from an environment's profile. */
export interface Profile {
  /** What happens to buckets, tables and keys when their stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** Stacks refuse to be deleted. */
  readonly terminationProtection: boolean;
  /** Fewest availability zones. */
  readonly minZones: number;
  /** Fewest instances of a realtime endpoint. */
  readonly minServingInstances: number;
}

const PROFILES: Readonly<Record<PlatformConfig['profile'], Profile>> = {
  pilot: { removalPolicy: RemovalPolicy.RETAIN, terminationProtection: false, minZones: 1, minServingInstances: 1 },
  production: { removalPolicy: RemovalPolicy.RETAIN, terminationProtection: true, minZones: 2, minServingInstances: 2 },
};

/** The choices of the environment's profile; data is deleted with its stack only where a pilot says so. */
export function profileOf(config: Pick<PlatformConfig, 'profile' | 'deleteDataWithStacks'>): Profile {
  const profile = PROFILES[config.profile];
  return config.deleteDataWithStacks === true ? { ...profile, removalPolicy: RemovalPolicy.DESTROY } : profile;
}
