import {
  checkModelQuality,
  modelQualityConstraintsJson,
  modelQualityViolationsJson,
  readModelQualityConstraints,
  suggestModelQuality,
} from '../../../stats/model-monitor/model-quality-constraints';
import { modelQualityJson } from '../../../stats/model-monitor/model-quality-file';
import { readModelQuality } from '../../../stats/model-monitor/read-model-quality';

/** The example of Model Monitor's documentation for a binary classification, with fewer metrics. */
const BINARY = `{
  "version" : 0.0,
  "dataset" : {
    "item_count" : 4
  },
  "binary_classification_metrics" : {
    "confusion_matrix" : {
      "0" : {
        "0" : 1,
        "1" : 2
      },
      "1" : {
        "0" : 0,
        "1" : 1
      }
    },
    "recall" : {
      "value" : 1.0,
      "standard_deviation" : "NaN"
    },
    "recall_best_constant_classifier" : {
      "value" : 1.0,
      "standard_deviation" : "NaN"
    },
    "false_positive_rate" : {
      "value" : 0.6666666666666666,
      "standard_deviation" : 0.25
    },
    "receiver_operating_characteristic_curve" : {
      "false_positive_rates" : [ 0.0, 1.0 ],
      "true_positive_rates" : [ 0.25, 1.0 ]
    }
  }
}`;
const REGRESSION =
  '{"version":0.0,"dataset":{"item_count":300},"regression_metrics":{"rmse":{"value":0.61,"standard_deviation":0.003},"r2":{"value":0.4}}}';

test('statistics are read and written as they are', () => {
  const statistics = readModelQuality(BINARY, 'statistics.json');
  expect(statistics).toMatchObject({
    problem: 'binary_classification',
    rows: 4,
    confusion: { 0: { 0: 1, 1: 2 }, 1: { 0: 0, 1: 1 } },
    metrics: { recall: { value: 1, standard_deviation: NaN }, false_positive_rate: { standard_deviation: 0.25 } },
  });
  expect(modelQualityJson(statistics)).toBe(BINARY);
});

test('the baseline values become thresholds: errors from above, the rest from below', () => {
  const constraints = suggestModelQuality(readModelQuality(BINARY, 'statistics.json'));
  expect(constraints).toEqual({
    problem: 'binary_classification',
    constraints: {
      recall: { threshold: 1, comparison_operator: 'LessThanThreshold' },
      false_positive_rate: { threshold: 0.6666666666666666, comparison_operator: 'GreaterThanThreshold' },
    },
  });
  const text = modelQualityConstraintsJson(constraints);
  expect(text).toContain('"binary_classification_constraints" : {\n    "recall" : {\n      "threshold" : 1.0,');
  expect(readModelQualityConstraints(text, 'constraints.json')).toEqual(constraints);
});

test('a metric beyond its threshold is told in the words of Model Monitor', () => {
  const live = readModelQuality(REGRESSION, 'statistics.json');
  const constraints = readModelQualityConstraints(
    '{"version":0.0,"regression_constraints":{"rmse":{"threshold":0.5,"comparison_operator":"GreaterThanThreshold"},"r2":{"threshold":0.4,"comparison_operator":"LessThanThreshold"}}}',
    'constraints.json',
  );
  const violations = checkModelQuality(constraints, live);
  expect(violations).toEqual([
    {
      constraint_check_type: 'GreaterThanThreshold',
      description: 'Metric rmse with 0.61 was GreaterThanThreshold 0.5',
      metric_name: 'rmse',
    },
  ]);
  expect(JSON.parse(modelQualityViolationsJson(violations))).toEqual({ violations });
});

test('constraints of another kind of model, and of a metric that is not measured, fail', () => {
  const live = readModelQuality(REGRESSION, 'statistics.json');
  const binary = suggestModelQuality(readModelQuality(BINARY, 'statistics.json'));
  expect(() => checkModelQuality(binary, live)).toThrow('constraints of binary_classification cannot be checked on metrics of regression');
  expect(() => checkModelQuality({ ...binary, problem: 'regression' }, live)).toThrow(
    'metric recall has a constraint and must be measured',
  );
});

test.each([readModelQuality, readModelQualityConstraints])('a file of no known kind of model is refused', (read) => {
  expect(() => read('{"version":0.0,"dataset":{"item_count":1},"other":{}}', 'x.json')).toThrow(
    'x.json: the file must be an object with one of binary_classification_',
  );
});
