import type { Lesson } from './lesson';
import { cannotApply, tested } from './lesson';

const REALTIME = 'lib/constructs/serving/realtime-endpoint.test.ts';
const TEMPLATE = 'lib/stacks/every-template.test.ts';
const NO_MONITOR = [TEMPLATE, 'pitfalls 20, 25 and 26: there is no Studio domain, no monitoring schedule and no job definition'] as const;

/** What users of other platforms complain of that no pitfall covers; the others of the collection are named by their pitfall. */
export const PAINS: readonly Lesson[] = [
  tested(
    3,
    'Guardrails, capture and isolation are missing in the constructs that people use.',
    'They are defaults of the endpoint.',
    [REALTIME, 'isolates the containers in the VPC'],
    [REALTIME, 'takes the canary share of the model'],
  ),
  tested(
    13,
    "Model Monitor's quality checks: false alarms, one encoding for input and output, paths that do not match.",
    'Our own engine, with a verdict on effect and noise; captures are read where they are written.',
    ['lambda/predict/core.test.ts', "stores captures as SageMaker's own capture does"],
    [
      'lib/constructs/monitoring/monitoring-states.test.ts',
      'profiles the files of the day in batches of twenty, each told its day, and compares all profiles',
    ],
  ),
  tested(14, 'Studio projects fail on their launch role.', 'There is no Studio domain and no project.', NO_MONITOR),
  tested(
    15,
    'Idle endpoints cost thousands.',
    'An idle pilot costs no compute; each environment and model has a budget; a test holds the page of costs to the templates.',
    [
      'scripts/cost-tables.test.ts',
      'the tables of costs are what the templates say; else run: npm run synth && node dist/scripts/cost-tables.js',
    ],
    ['lib/stacks/governance-stack.test.ts', 'limits the cost of the environment and of each model, each by its tag'],
  ),
  tested(
    20,
    'Destroying uses changed local code, and a failed first deployment can not be destroyed.',
    'The guide to tearing down names every stack, in order.',
    ['docs/tear-down.test.ts', 'the guide deletes every stack of %s, each before those that it imports from'],
  ),
  tested(
    21,
    'Only one model fits, and delivery trains nothing.',
    'Each model has stacks of its own; training is a state machine of the environment.',
    ['lib/model-stacks.test.ts', 'a model has stacks of its own beside those of the environment'],
  ),
  tested(22, 'The documents promise to promote models, and promote code.', 'Promotion deploys the approved version and keeps a record.', [
    'lib/constructs/serving/promotion-states.test.ts',
    'deploys an approved version, records it and says so',
  ]),
  tested(
    25,
    'It can be neither installed nor upgraded.',
    "Today's templates are deployed over those of the last release, and nothing stateful is lost.",
    ['upgrade/upgrade.test.ts', 'deploying them over the last release keeps every stateful resource'],
    ['scripts/compliance/stateful/unsafe-changes.test.ts', 'is caught by name: $title'],
  ),
  cannotApply(16, 'A construct refuses images that AWS owns.', "Models take AWS's own framework images; there is nothing to refuse."),
  cannotApply(23, 'A model of maturity is missing.', 'That is a paper, not a deployment.'),
];

/** Pains that are pitfalls as well: number of the pain, then those of its pitfalls. */
export const PAINS_BY_PITFALL: Readonly<Record<number, readonly number[]>> = {
  1: [3, 4],
  2: [3],
  4: [6],
  5: [7],
  6: [19, 20],
  7: [36],
  8: [11, 13],
  9: [10],
  10: [15],
  11: [8, 12],
  12: [25],
  17: [29],
  18: [28],
  19: [27],
  24: [38],
};
