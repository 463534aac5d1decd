import type { PlatformConfig } from '../lib/config/platform-config';
import { flightDelay } from '../models/flight-delay/model';
import { flights } from './datasets/flights';

/** The environment that serves: two zones, kept data, approval by a person. */
export const production: PlatformConfig = {
  environment: 'production',
  account: '444455556666',
  region: 'us-east-1',
  profile: 'production',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  vpcCidr: '10.41.0.0/20',
  approval: 'manual',
  monthlyBudgetUsd: 2000,
  datasets: [flights],
  models: [flightDelay],
};
