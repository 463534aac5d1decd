// The whole platform in one account. In your repository the import is `from 'plumbline'`.
import { App, Validations } from 'aws-cdk-lib/core';
import { flights } from '../config/datasets/flights';
import { PlatformStage, compliancePlugins } from '../lib/index';
import { flightDelay } from '../models/flight-delay/model';

/** Adds the stages to an app that has the feature flags of `cdk init`. */
export function oneAccount(app: App): App {
  Validations.of(app).addPlugins(...compliancePlugins());
  new PlatformStage(app, 'Pilot', {
    config: {
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
    },
  });
  return app;
}

if (require.main === module) {
  oneAccount(new App()).synth();
}
