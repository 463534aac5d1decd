import type { IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Settlement } from './settlement';

/** The rule packs that block synthesis. */
export function compliancePlugins(): IPolicyValidationPlugin[] {
  return [new Settlement(), new AwsSolutionsChecks(), new ServerlessChecks()];
}
