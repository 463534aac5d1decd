import { App, Validations } from 'aws-cdk-lib/core';
import { pilot } from '../config/pilot';
import { PlatformStage, compliancePlugins } from '../lib/index';

const app = new App();
Validations.of(app).addPlugins(...compliancePlugins());
new PlatformStage(app, 'Pilot', { config: pilot });
