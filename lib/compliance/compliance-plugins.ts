import type { IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { WildcardSettlement } from './wildcard-settlement';

/** The rule packs that block synthesis. */
export function compliancePlugins(): IPolicyValidationPlugin[] {
  return [new WildcardSettlement(), new AwsSolutionsChecks(), new ServerlessChecks()];
}
