import { App } from 'aws-cdk-lib/core';
import { context } from '../cdk.json';

/** An app with the feature flags of `cdk.json`, so that tests see the templates that are deployed. */
export function testApp(): App {
  return new App({ context });
}
