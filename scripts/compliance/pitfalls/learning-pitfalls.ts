import type { Lesson } from './lesson';
import { tested } from './lesson';

const PIPELINE = 'lib/stacks/delivery-stack.test.ts';
const RETRAINING = 'lambda/retrain-controller/core.test.ts';

/** Monitoring and retraining, and what they cost. */
export const LEARNING_PITFALLS: readonly Lesson[] = [
  tested(
    31,
    'Retraining storms: a world that drifts starts a training every hour.',
    'Cooldown, one in flight, enough new labelled rows, a budget, and a champion to beat.',
    [RETRAINING, 'refuses when %s'],
    [RETRAINING, 'spends its budget to the last cent, and has a new one each month'],
    [
      'lib/constructs/training/training-states.test.ts',
      'pitfall 31: a champion scores the same held-out rows as its challenger, and the gate compares both',
    ],
  ),
  tested(
    32,
    'Little traffic looks like drift.',
    'Too few rows are no verdict, and prolonged silence alarms.',
    ['lib/constructs/monitoring/drift-alarms.test.ts', 'pitfall 32: a day without enough data does not change the alarm'],
    ['lib/constructs/monitoring/drift-alarms.test.ts', 'pitfall 32: fires when a live model has had no traffic for three days'],
    ['stats/drift/compare.test.ts', 'has no verdict on too few rows of either data set'],
  ),
  tested(
    33,
    'Without labels only the input can be watched, and nobody says so.',
    'No quality is published without labels; a week without them alarms; labels have a contract and a place of their own.',
    ['lambda/judge-quality/core.test.ts', 'without enough labels there is no quality to publish, only how many there are'],
    ['lib/constructs/monitoring/quality-alarms.test.ts', 'fires when predictions have had no labels for a week'],
    ['lib/constructs/monitoring/quality-monitor.test.ts', 'the system that learns the outcomes may write labels, and nothing else'],
  ),
  tested(
    34,
    'The image lacks a package of yours, or has another Python.',
    'The code comes by a channel, the requirements are what the image has, and local mode runs the same scripts.',
    ['lib/constructs/training/source-archive.test.ts', 'holds the Python files of the model and nothing else'],
    ['models/every-model.test.ts', 'pitfall 34: what a model needs is pinned, to be the same here and in the image'],
    [
      'local/sagemaker/training-job.test.ts',
      'runs the script with its channels and hyperparameters and stores what it leaves in the model folder',
    ],
  ),
  tested(
    35,
    'Numeric columns of few values vanish between bins that are open to the right.',
    'A heavy value has a bin of its own, and every row is in a bin.',
    ['stats/drift/traps.test.ts', 'a heavy value has a bin of its own, wherever it lies'],
    ['stats/drift/any-data.test.ts', 'any data have a verdict, finite numbers, and all of their rows in bins'],
  ),
  tested(
    36,
    'Quotas of 0, closed services, regions without the image.',
    'No closed service is used; synthesis fails for a region without the image and for a budget of concurrency that is exceeded; the README names the quotas.',
    ['lib/constructs/training/framework-image.test.ts', 'pitfall 36: fails at synthesis for a region without the image'],
    ['lib/constructs/compute/concurrency-budget.test.ts', 'fails with the sum, the quota that it needs and the largest consumers'],
  ),
  tested(
    37,
    'Monitoring jobs cost more than the model.',
    'Functions profile the traffic, once a day; the page of costs is computed from the templates.',
    ['lib/constructs/monitoring/drift-monitor.test.ts', 'looks at the day before at half past midnight unless told otherwise'],
    [
      'scripts/cost-tables.test.ts',
      'the tables of costs are what the templates say; else run: npm run synth && node dist/scripts/cost-tables.js',
    ],
  ),
  tested(
    38,
    "Code for one version of SageMaker's Python SDK breaks under the next.",
    'No model uses it; jobs are states of a state machine.',
    [
      'models/every-model.test.ts',
      "pitfall 38: no model needs SageMaker's Python SDK, whose next version breaks what was written for the last",
    ],
  ),
  tested(39, 'CodeCommit was closed to new customers.', 'The source is a branch of a repository by a connection.', [
    PIPELINE,
    'the source is a branch of the repository, by a connection',
  ]),
];
