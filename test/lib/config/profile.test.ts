import { RemovalPolicy } from 'aws-cdk-lib/core';
import { profileOf } from '../../../lib/config/profile';

test('keeps data and protects stacks in production', () => {
  expect(profileOf({ profile: 'production' })).toMatchObject({ removalPolicy: RemovalPolicy.RETAIN, terminationProtection: true });
});

test('keeps data in a pilot, too, unless it says so', () => {
  expect(profileOf({ profile: 'pilot' }).removalPolicy).toBe(RemovalPolicy.RETAIN);
  expect(profileOf({ profile: 'pilot', deleteDataWithStacks: true }).removalPolicy).toBe(RemovalPolicy.DESTROY);
});
