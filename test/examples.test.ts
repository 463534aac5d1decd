import type { App } from 'aws-cdk-lib/core';
import { bringYourOwn } from '../examples/bring-your-own';
import { oneAccount } from '../examples/one-account';
import { oneConstruct } from '../examples/one-construct';
import { twoAccounts } from '../examples/two-accounts';
import { testApp } from './app';

/** Names of all stacks of an app, in its stages too. */
function stackNames(app: App): string[] {
  const assembly = app.synth();
  const nested = assembly.nestedAssemblies.flatMap(({ nestedAssembly }) => nestedAssembly.stacks);
  return [...assembly.stacks, ...nested].map(({ stackName }) => stackName);
}

test('one construct synthesizes in an app of somebody else', () => {
  expect(stackNames(oneConstruct(testApp()))).toEqual(['Fraud']);
});

test('the platform synthesizes for one account', () => {
  expect(stackNames(oneAccount(testApp()))).toContain('Pilot-FlightDelay-Endpoint');
});

test('the platform synthesizes for two accounts', () => {
  const names = stackNames(twoAccounts(testApp()));
  expect(names).toEqual(expect.arrayContaining(['Pilot-FlightDelay-Endpoint', 'Production-FlightDelay-Endpoint']));
});

test('the platform synthesizes on resources of other teams', () => {
  expect(stackNames(bringYourOwn(testApp()))).toContain('Pilot-FlightDelay-Endpoint');
});
