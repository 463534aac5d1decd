import { pilot } from '../../../config/pilot';
import { production } from '../../../config/production';
import { assertValid } from '../../../lib/config/assert-valid';
import type { ModelSpec, RealtimeServing, ServingSpec } from '../../../lib/config/model-spec';
import type { PlatformConfig } from '../../../lib/config/platform-config';
import { flightDelay } from '../../../models/flight-delay/model';

const REALTIME: RealtimeServing = {
  mode: 'realtime',
  instanceType: 'ml.m5.large',
  minInstances: 2,
  maxInstances: 4,
  targetInvocationsPerMinute: 600,
  capturePercent: 100,
  rollout: { type: 'canary', bakeSec: 600 },
};

function problems(overrides: Partial<PlatformConfig>, base = production): string[] {
  try {
    assertValid({ ...base, ...overrides });
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}

function modelProblems(overrides: Partial<ModelSpec>, base = production): string[] {
  return problems({ models: [{ ...flightDelay, ...overrides }] }, base);
}

function servingProblems(serving: ServingSpec, base = production): string[] {
  return modelProblems({ serving: { ...flightDelay.serving, [base.environment]: serving } }, base);
}

test('takes the environments of this repository', () => {
  expect([assertValid(pilot), assertValid(production)]).toEqual([pilot, production]);
});

test('lists every problem at once, with path, rule and value', () => {
  const models = [{ ...flightDelay, name: 'Flight Delay', dataset: 'birds' }];
  expect(() => assertValid({ ...production, account: '12', region: 'us-east-1', vpcCidr: '8.8.8.0/20', models })).toThrow(
    [
      'the config of production breaks 4 rules:',
      '- account must be 12 digits, got "12"',
      '- vpcCidr must be a private IPv4 range with a prefix of 16 to 24 bits, such as 10.40.0.0/20, got "8.8.8.0/20"',
      `- models[0].name must be the folder's name: lower-case words with hyphens, got "Flight Delay"`,
      '- models[0].dataset must be the name of a dataset of the environment, got "birds"',
    ].join('\n'),
  );
});

test.each<[keyof PlatformConfig, unknown]>([
  ['environment', 'Production'],
  ['account', '1234567890123'],
  ['region', 'us_east_1'],
  ['region', 'xx-none-9'],
  ['availabilityZones', ['us-east-1a']],
  ['availabilityZones', ['us-east-1a', 'us-east-1a']],
  ['availabilityZones', ['us-east-1a', 'eu-west-1a']],
  ['vpcCidr', '10.0.0.0'],
  ['vpcCidr', '10.0.0.1/20'],
  ['vpcCidr', '10.0.0.0/28'],
  ['vpcCidr', '172.40.0.0/20'],
  ['alertEmail', 'nobody'],
  ['monthlyBudgetUsd', 0],
  ['deleteDataWithStacks', true],
  ['datasets', [...production.datasets, ...production.datasets]],
  ['models', [flightDelay, flightDelay]],
])('refuses %s %j', (field, value) => {
  expect(problems({ [field]: value })).toContainEqual(expect.stringMatching(new RegExp(`^- ${field} must`)));
});

test.each([
  [{ auditLock: { mode: 'governance', days: 0 } }, 'auditLock must last 1 to 36500 whole days'],
  [{ auditLock: { mode: 'governance', days: 30 }, deleteDataWithStacks: true }, 'auditLock must be left out with deleteDataWithStacks'],
] as const)('refuses the audit lock of %j', (overrides, expected) => {
  expect(problems(overrides, pilot)).toContainEqual(expect.stringContaining(expected));
});

test('lets a pilot delete its data and run in one zone', () => {
  expect(problems({ deleteDataWithStacks: true, availabilityZones: ['us-east-1a'] }, pilot)).toEqual([]);
});

test.each<[Partial<ModelSpec>, string]>([
  [{ label: flightDelay.features[0]?.name }, 'models[0].label must not be among the features'],
  [{ features: [] }, 'models[0].features must not be empty'],
  [{ features: [...flightDelay.features, ...flightDelay.features] }, 'models[0].features must not name anything twice'],
  [{ protectedAttributes: ['age'] }, 'models[0].protectedAttributes must be names of features'],
  [{ decisionThreshold: 1.5 }, 'models[0].decisionThreshold must be from 0 to 1'],
  [{ training: { ...flightDelay.training, instanceType: 'm5.large' } }, 'models[0].training.instanceType must be an instance type'],
  [{ gates: { ...flightDelay.gates, minAuc: 0.2 } }, 'models[0].gates.minAuc must be from 0.5 to 1'],
  [
    { monitors: { ...flightDelay.monitors, drift: { ...flightDelay.monitors.drift, threshold: 0 } } },
    'models[0].monitors.drift.threshold must be greater than 0',
  ],
  [
    { monitors: { ...flightDelay.monitors, quality: { ...flightDelay.monitors.quality, minAuc: 0.4 } } },
    'models[0].monitors.quality.minAuc must be from 0.5 to 1',
  ],
  [
    { monitors: { ...flightDelay.monitors, quality: { ...flightDelay.monitors.quality, windows: 8 } } },
    'models[0].monitors.quality.windows must be from 1 to 7',
  ],
  [
    { monitors: { ...flightDelay.monitors, quality: { ...flightDelay.monitors.quality, horizonDays: 31 } } },
    'models[0].monitors.quality.horizonDays must be from 1 to 30',
  ],
  [{ monthlyBudgetUsd: 0 }, 'models[0].monthlyBudgetUsd must be greater than 0'],
  [
    { retraining: { ...flightDelay.retraining, monthlyBudgetUsd: 0.1 } },
    'models[0].retraining.monthlyBudgetUsd must pay for one training of up to 0.23 US dollars',
  ],
  [
    { training: { ...flightDelay.training, instanceType: 'ml.x9.large' } },
    'must have a price to count with: ml.x9.large in us-east-1 needs its line in lib/config/training-prices.ts',
  ],
  [{ retraining: { ...flightDelay.retraining, testDays: 0 } }, 'models[0].retraining.testDays must be a whole number of at least 1'],
  [{ retraining: { ...flightDelay.retraining, trainingDays: 2 } }, 'models[0].retraining.trainingDays must leave days to train on'],
  [{ batch: { ...flightDelay.batch, schedule: 'daily' } }, 'models[0].batch.schedule must be an EventBridge schedule'],
  [
    { batch: { ...flightDelay.batch, endpoint: { memorySizeMiB: 2000, maxConcurrency: 5 } } },
    'models[0].batch.endpoint.memorySizeMiB must be 1024 to 6144',
  ],
  [
    { batch: { ...flightDelay.batch, endpoint: { memorySizeMiB: 2048, maxConcurrency: 0 } } },
    'models[0].batch.endpoint.maxConcurrency must be a whole number of at least 1',
  ],
  [{ name: 'a-model-whose-name-is-much-too-long-for-an-endpoint' }, 'models[0].name must be shorter'],
  [{ serving: {} }, 'models[0].serving must say how the model is served in production'],
])('refuses a model with %j', (overrides, expected) => {
  expect(modelProblems(overrides)).toContainEqual(expect.stringContaining(expected));
});

test.each<[Partial<RealtimeServing>, string]>([
  [{ minInstances: 1, rollout: { type: 'all-at-once', bakeSec: 60 } }, 'serving.production.minInstances must be at least 2'],
  [{ minInstances: 1 }, 'must not be a canary on one instance'],
  [{ rollout: { type: 'canary', bakeSec: 60, canaryPercent: 30 } }, 'must have a canaryPercent that is at least one whole instance'],
  [{ rollout: { type: 'canary', bakeSec: 60, canaryPercent: 60 } }, 'must have a canaryPercent from 1 to 50'],
  [{ rollout: { type: 'canary', bakeSec: 7200 } }, 'must bake from 0 to 3600 seconds'],
  [{ maxInstances: 1 }, 'serving.production.maxInstances must not be below minInstances'],
  [{ capturePercent: 101 }, 'serving.production.capturePercent must be from 0 to 100'],
])('refuses realtime serving with %j', (overrides, expected) => {
  expect(servingProblems({ ...REALTIME, ...overrides })).toContainEqual(expect.stringContaining(expected));
});

test('lets a pilot serve on one instance, all at once', () => {
  expect(servingProblems({ ...REALTIME, minInstances: 1, rollout: { type: 'all-at-once', bakeSec: 60 } }, pilot)).toEqual([]);
});

test.each([512, 1500, 8192])('refuses %d MiB of a serverless endpoint', (memorySizeMiB) => {
  expect(servingProblems({ mode: 'serverless', memorySizeMiB, maxConcurrency: 5 }, pilot)).toEqual([
    `- models[0].serving.pilot.memorySizeMiB must be 1024 to 6144 in steps of 1024, got ${memorySizeMiB}`,
  ]);
});
