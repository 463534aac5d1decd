import { App, Validations } from 'aws-cdk-lib/core';
import { pilot } from '../config/pilot';
import { production } from '../config/production';
import { compliancePlugins } from '../lib/compliance/compliance-plugins';
import { pascalCase } from '../lib/config/names';
import { PlatformStage } from '../lib/platform-stage';

const app = new App();
Validations.of(app).addPlugins(...compliancePlugins());
for (const config of [pilot, production]) {
  new PlatformStage(app, pascalCase(config.environment), { config });
}
