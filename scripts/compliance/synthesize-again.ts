import type { AppProps } from 'aws-cdk-lib/core';
import { App } from 'aws-cdk-lib/core';
import { readFileSync, rmSync } from 'node:fs';
import { platformApp } from '../../bin/platform';
import { bringYourOwn } from '../../examples/bring-your-own';
import { oneAccount } from '../../examples/one-account';
import { oneConstruct } from '../../examples/one-construct';
import { twoAccounts } from '../../examples/two-accounts';
import type { Example } from './folders';
import { synthesizedAgain } from './folders';

const EXAMPLE_APPS: Readonly<Record<Example, (app: App) => App>> = {
  'one-construct': oneConstruct,
  'one-account': oneAccount,
  'two-accounts': twoAccounts,
  'bring-your-own': bringYourOwn,
};

/** Synthesizes the platform once more and each example, in this process; returns the platform's app, whose tree rules can look at. */
export function synthesizeAgain(): App {
  // `npm run synth` has run CloudFormation Validate over the same templates.
  const platform = platformApp({ ...propsOf('platform'), builtinCloudFormationValidation: false });
  platform.synth();
  Object.entries(EXAMPLE_APPS).forEach(([name, addTo]) => addTo(new App(propsOf(name))).synth());
  return platform;
}

function propsOf(name: string): AppProps {
  const outdir = synthesizedAgain(name);
  rmSync(outdir, { recursive: true, force: true });
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };
  // The CDK CLI adds the paths of constructs to every template.
  return { outdir, context: { ...context, 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true } };
}
