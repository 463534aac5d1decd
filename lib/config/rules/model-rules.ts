import type { FeatureSpec, ModelSpec } from '../model-spec';
import { batchEndpointName } from '../names';
import type { PlatformConfig } from '../platform-config';
import { DRIFT_RULES, GATE_RULES, QUALITY_RULES, RETRAINING_RULES, TRAINING_RULES } from './life-cycle-rules';
import { budgetProblems } from './budget-rules';
import type { Problem, Rules } from './rule';
import { join, problemsOf } from './rule';
import { SERVERLESS_RULES, servingProblems } from './serving-rules';
import { between, given, like, nonEmpty, positive, uniqueNames } from './value-rules';

/** SageMaker's limit of an endpoint's name. */
const MAX_ENDPOINT_NAME = 63;

const MODEL_RULES: Rules<ModelSpec> = {
  name: [like(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "the folder's name: lower-case words with hyphens")],
  description: [given()],
  owner: [given()],
  label: [{ holds: (label, { features }) => features.every(({ name }) => name !== label), rule: 'must not be among the features' }],
  features: [nonEmpty(), uniqueNames()],
  protectedAttributes: [
    uniqueNames(),
    {
      holds: (attributes, { features }) => attributes.every((attribute) => features.some(({ name }) => name === attribute)),
      rule: 'must be names of features',
    },
  ],
  decisionThreshold: [between(0, 1)],
  monthlyBudgetUsd: [positive()],
};

const FEATURE_RULES: Rules<FeatureSpec> = {
  name: [like(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and underscores, a letter first')],
  description: [given()],
  min: [{ holds: (min, { max }) => max === undefined || min <= max, rule: 'must not be above max' }],
};

const BATCH_RULES: Rules<ModelSpec['batch']> = {
  schedule: [like(/^(cron|rate)\(.+\)$/, 'an EventBridge schedule, cron(…) or rate(…)')],
};

/** What a model breaks in the environment of `config`. */
export function modelProblems(model: ModelSpec, config: PlatformConfig, path: string): Problem[] {
  const at = (field: string): string => join(path, field);
  const endpoint = batchEndpointName(config.environment, model.name);
  return [
    ...problemsOf(model, MODEL_RULES, path),
    ...(endpoint.length > MAX_ENDPOINT_NAME
      ? [
          {
            path: at('name'),
            value: model.name,
            rule: `must be shorter: the endpoint's name ${endpoint} has over ${MAX_ENDPOINT_NAME} characters`,
          },
        ]
      : []),
    ...(config.datasets.some(({ name }) => name === model.dataset)
      ? []
      : [{ path: at('dataset'), value: model.dataset, rule: 'must be the name of a dataset of the environment' }]),
    ...model.features.flatMap((feature, index) => problemsOf(feature, FEATURE_RULES, at(`features[${index}]`))),
    ...problemsOf(model.training, TRAINING_RULES, at('training')),
    ...servingProblems(model.serving, config, at('serving')),
    ...problemsOf(model.gates, GATE_RULES, at('gates')),
    ...problemsOf(model.monitors.drift, DRIFT_RULES, at('monitors.drift')),
    ...problemsOf(model.monitors.quality, QUALITY_RULES, at('monitors.quality')),
    ...problemsOf(model.retraining, RETRAINING_RULES, at('retraining')),
    ...budgetProblems(model, config, at('retraining.monthlyBudgetUsd')),
    ...problemsOf(model.batch, BATCH_RULES, at('batch')),
    ...problemsOf(model.batch.endpoint ?? {}, SERVERLESS_RULES, at('batch.endpoint')),
  ];
}
