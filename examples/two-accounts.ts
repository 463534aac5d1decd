// A cheap pilot in one account, production in another: the same models, approved by a person before they serve.
// In your repository the import is `from 'plumbline'`.
import { App, Validations } from 'aws-cdk-lib/core';
import { flights } from '../config/datasets/flights';
import type { PlatformConfig } from '../lib/index';
import { PlatformStage, compliancePlugins } from '../lib/index';
import { flightDelay } from '../models/flight-delay/model';

const common = { region: 'us-east-1', datasets: [flights], models: [flightDelay] };

const pilot: PlatformConfig = {
  ...common,
  environment: 'pilot',
  account: '111122223333',
  profile: 'pilot',
  availabilityZones: ['us-east-1a'],
  vpcCidr: '10.40.0.0/20',
  approval: 'auto',
  monthlyBudgetUsd: 300,
};

const production: PlatformConfig = {
  ...common,
  environment: 'production',
  account: '444455556666',
  profile: 'production',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  vpcCidr: '10.41.0.0/20',
  approval: 'manual',
  monthlyBudgetUsd: 2000,
};

/** Adds the stages to an app that has the feature flags of `cdk init`. */
export function twoAccounts(app: App): App {
  Validations.of(app).addPlugins(...compliancePlugins());
  new PlatformStage(app, 'Pilot', { config: pilot });
  new PlatformStage(app, 'Production', { config: production });
  return app;
}

if (require.main === module) {
  twoAccounts(new App()).synth();
}
