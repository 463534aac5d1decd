import type { App } from 'aws-cdk-lib/core';
import { oneAccount } from '../examples/one-account';
import { oneConstruct } from '../examples/one-construct';
import { twoAccounts } from '../examples/two-accounts';

/** Names of all stacks of an app, in its stages too. */
function stackNames(app: App): string[] {
  const assembly = app.synth();
  const nested = assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => nestedAssembly.stacks);
  return [...assembly.stacks, ...nested].map(({ stackName }) => stackName);
}

test('one construct synthesizes in an app of somebody else', () => {
  expect(stackNames(oneConstruct())).toEqual(['Fraud']);
});

test('the platform synthesizes for one account', () => {
  expect(stackNames(oneAccount())).toContain('Pilot-FlightDelay-Endpoint');
});

test('the platform synthesizes for two accounts', () => {
  const names = stackNames(twoAccounts());
  expect(names).toEqual(expect.arrayContaining(['Pilot-FlightDelay-Endpoint', 'Production-FlightDelay-Endpoint']));
});
