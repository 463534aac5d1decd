import type { FeatureSpec, ModelSpec } from '../../lib/config/model-spec';

const airport = (name: string, description: string): FeatureSpec => ({ name, type: 'string', description });

const share = (name: string, description: string): FeatureSpec => ({ name, type: 'double', description, min: 0, max: 1 });

const minutes = (name: string, description: string): FeatureSpec => ({ name, type: 'double', description, min: 0, max: 2880 });

/** Will a flight arrive more than 15 minutes late? */
export const flightDelay: ModelSpec = {
  name: 'flight-delay',
  folder: __dirname,
  description: 'Probability that a flight arrives more than 15 minutes late, as of the hour of its departure',
  problem: 'binary-classification',
  kpi: { name: 'Late arrivals that passengers are told of before departure', target: 'half of them, at most two in three warnings false' },
  owner: 'flight-operations',
  dataset: 'flights',
  label: 'late',
  features: [
    { name: 'distance', type: 'integer', description: 'Distance in miles', min: 1, max: 6000 },
    { name: 'departure_minute', type: 'integer', description: 'Minute of the day of departure, local time', min: 0, max: 1439 },
    {
      name: 'weekday',
      type: 'integer',
      description: 'Day of the week of departure, 0 is Monday',
      min: 0,
      max: 6,
      // Any single day has one weekday and the baseline has seven: the difference says nothing.
      monitored: false,
    },
    airport('origin', 'IATA code of the origin airport'),
    airport('destination', 'IATA code of the destination airport'),
    share(
      'origin_late_share',
      'Share of late flights among those that left the origin and whose outcome became known in the two hours before',
    ),
    minutes('origin_mean_delay', 'Their mean delay in minutes, an early arrival counts as 0'),
    share('destination_late_share', 'Share of late flights among those that arrived at the destination in the hour before'),
    minutes('destination_mean_delay', 'Their mean delay in minutes, an early arrival counts as 0'),
  ],
  protectedAttributes: [],
  training: {
    framework: 'xgboost',
    frameworkVersion: '3.2-0',
    instanceType: 'ml.m5.xlarge',
    volumeSizeGiB: 30,
    maxRuntimeSec: 3600,
    hyperparameters: { rounds: '120', eta: '0.3', max_depth: '6', seed: '7' },
  },
  serving: {
    pilot: { mode: 'serverless', memorySizeMiB: 2048, maxConcurrency: 10 },
    production: {
      mode: 'realtime',
      instanceType: 'ml.m5.large',
      minInstances: 2,
      maxInstances: 6,
      targetInvocationsPerMinute: 600,
      capturePercent: 100,
      rollout: { type: 'canary', canaryPercent: 50, bakeSec: 300 },
    },
  },
  decisionThreshold: 0.25,
  gates: { minAuc: 0.7, maxCalibrationError: 0.05, maxAucLoss: 0.005, minTrainingRows: 100_000 },
  monitors: {
    drift: { method: 'psi', threshold: 0.2, windows: 3, minRows: 1000 },
    quality: { minAuc: 0.65, windows: 3, minLabels: 1000 },
  },
  // A training takes minutes; the estimate is its longest run, an hour for 0.23 dollars.
  retraining: { cooldownHours: 336, minNewRows: 100_000, trainingDays: 31, validationDays: 3, testDays: 7, monthlyBudgetUsd: 2 },
  monthlyBudgetUsd: 250,
  batch: { schedule: 'cron(0 3 ? * MON *)', engine: 'lambda' },
};
