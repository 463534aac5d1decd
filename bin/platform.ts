import { App } from 'aws-cdk-lib/core';
import { pilot } from '../config/pilot';
import { production } from '../config/production';
import { pascalCase } from '../lib/config/names';
import { PlatformStage } from '../lib/platform-stage';

const app = new App();
for (const config of [pilot, production]) {
  new PlatformStage(app, pascalCase(config.environment), { config });
}
