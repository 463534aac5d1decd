import type { AppProps } from 'aws-cdk-lib/core';
import { App, Validations } from 'aws-cdk-lib/core';
import { delivery } from '../config/delivery';
import { pilot } from '../config/pilot';
import { production } from '../config/production';
import { compliancePlugins } from '../lib/compliance/compliance-plugins';
import { assertValidDelivery } from '../lib/config/assert-valid-delivery';
import { pascalCase } from '../lib/config/names';
import { PlatformStage } from '../lib/platform-stage';
import { DeliveryStack } from '../lib/stacks/delivery-stack';
import { wantsPacks } from './wants-packs';

const environments = [pilot, production];

/** The app of this repository. `cdk synth` gives the properties by environment variables. */
export function platformApp(props?: AppProps): App {
  const app = new App(props);
  if (wantsPacks(process.env)) {
    Validations.of(app).addPlugins(...compliancePlugins());
  }
  const stages = environments.map((config) => new PlatformStage(app, pascalCase(config.environment), { config }));
  if (delivery !== undefined) {
    new DeliveryStack(app, 'Delivery', { config: assertValidDelivery(delivery, environments), stages, terminationProtection: true });
  }
  return app;
}

if (require.main === module) {
  platformApp();
}
