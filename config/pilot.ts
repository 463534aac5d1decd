import type { PlatformConfig } from '../lib/config/platform-config';
import { flightDelay } from '../models/flight-delay/model';
import { flights } from './datasets/flights';

/** The cheap environment: one zone, may be torn down. */
export const pilot: PlatformConfig = {
  environment: 'pilot',
  account: '111122223333',
  region: 'us-east-1',
  profile: 'pilot',
  availabilityZones: ['us-east-1a'],
  vpcCidr: '10.40.0.0/20',
  approval: 'auto',
  monthlyBudgetUsd: 300,
  datasets: [flights],
  models: [flightDelay],
};
