import { checkData } from '../../../stats/model-monitor/check-data';
import type { ConstraintsFile } from '../../../stats/model-monitor/constraints-file';
import { violationsJson } from '../../../stats/model-monitor/data-violation';
import { expectationOfConstraints } from '../../../stats/model-monitor/expectation-of-constraints';
import { readConstraints } from '../../../stats/model-monitor/read-constraints';
import { constraintsJson, constraintsOf } from '../../../stats/model-monitor/write-constraints';
import { profileOfColumns, times } from '../profile-of-columns';

const ROWS = 708;
const COLUMNS = {
  state: times(ROWS, (i) => i % 2),
  price: times(ROWS, (i) => (i % 100) + 0.5),
  colour: times(ROWS, (i) => (i % 3 === 0 ? 'red' : 'green')),
};
const BASELINE = profileOfColumns(COLUMNS);

/** Constraints in the shape of the documentation, with the thresholds of files in the wild. */
const FILE: ConstraintsFile = {
  version: 0,
  features: [
    { name: 'state', inferred_type: 'Integral', completeness: 1, num_constraints: { is_non_negative: true } },
    { name: 'price', inferred_type: 'Fractional', completeness: 1, num_constraints: { is_non_negative: true } },
    { name: 'colour', inferred_type: 'String', completeness: 1, string_constraints: { domains: ['green', 'red'] } },
  ],
  monitoring_config: {
    evaluate_constraints: 'Enabled',
    emit_metrics: 'Enabled',
    datatype_check_threshold: 1,
    domain_content_threshold: 1,
    distribution_constraints: {
      perform_comparison: 'Enabled',
      comparison_threshold: 0.1,
      comparison_method: 'Robust',
      categorical_comparison_threshold: 0.1,
      categorical_drift_method: 'LInfinity',
    },
  },
};

function withConfig(config: ConstraintsFile['monitoring_config']): ConstraintsFile {
  return { ...FILE, monitoring_config: config };
}

function changed(columns: Partial<Record<keyof typeof COLUMNS, (string | number | null)[]>>) {
  return profileOfColumns({ ...COLUMNS, ...columns });
}

test('constraints of a baseline are the documented ones, and a file is read and written as it is', () => {
  expect(constraintsOf(BASELINE)).toEqual(FILE);
  const text = constraintsJson(FILE);
  expect(text).toContain('"name" : "state",\n    "inferred_type" : "Integral",\n    "completeness" : 1.0,\n    "num_constraints" : {');
  expect(readConstraints(text, 'constraints.json')).toEqual(FILE);
  expect(constraintsJson(readConstraints(text, 'constraints.json'))).toBe(text);
});

test('the baseline itself violates nothing', () => {
  expect(checkData(FILE, BASELINE, BASELINE)).toEqual([]);
});

test('a wrong type is told in the words of Model Monitor', () => {
  const state = COLUMNS.state.map((value, i) => (i < 2 ? 0.5 : value));
  const violations = checkData(FILE, changed({ state }), null);
  expect(violations).toEqual([
    {
      feature_name: 'state',
      constraint_check_type: 'data_type_check',
      description:
        'Data type match requirement is not met. Expected data type: Integral, Expected match: 100.0%. ' +
        'Observed: Only 99.71751412429379% of data is Integral.',
    },
  ]);
  expect(JSON.parse(violationsJson(violations))).toEqual({ violations });
});

test('missing values, unknown texts, and columns that came or went', () => {
  const { price, ...rest } = COLUMNS;
  const live = profileOfColumns({
    ...rest,
    state: COLUMNS.state.map((value, i) => (i === 0 ? null : value)),
    colour: COLUMNS.colour.map((value, i) => (i === 0 ? 'mauve' : value)),
    cost: price,
  });
  expect(checkData(FILE, live, BASELINE).map(({ feature_name, constraint_check_type }) => [feature_name, constraint_check_type])).toEqual([
    ['state', 'completeness_check'],
    ['price', 'missing_column_check'],
    ['colour', 'categorical_values_check'],
    ['cost', 'extra_column_check'],
  ]);
});

test('a 0/1 column from half to nine tenths drifts by 0.4 less what sampling explains', () => {
  const live = changed({ state: times(ROWS, (i) => (i % 10 === 0 ? 0 : 1)) });
  const zeros = times(ROWS, (i) => i % 10 === 0).filter(Boolean).length;
  const distance = 0.5 - zeros / ROWS - 1.8 * Math.sqrt(2 / ROWS);
  const [violation] = checkData(FILE, live, BASELINE);
  expect(violation?.constraint_check_type).toBe('baseline_drift_check');
  expect(Number(/distance: (.+) exceeds threshold: 0\.1$/.exec(violation?.description ?? '')?.[1])).toBeCloseTo(distance, 12);
  expect(checkData(FILE, live, null)).toEqual([]);
});

test('the chi-squared method finds other shares of the same texts', () => {
  const file = withConfig({ distribution_constraints: { categorical_drift_method: 'ChiSquared', categorical_comparison_threshold: 0.01 } });
  const live = changed({ colour: times(ROWS, (i) => (i % 2 === 0 ? 'red' : 'green')) });
  expect(checkData(file, live, BASELINE).map(({ constraint_check_type }) => constraint_check_type)).toEqual(['baseline_drift_check']);
  expect(checkData(file, BASELINE, BASELINE)).toEqual([]);
});

test('a feature may override the thresholds, and the whole evaluation may be off', () => {
  const state = COLUMNS.state.map((value, i) => (i < 2 ? 0.5 : value));
  const features = FILE.features.map((feature) => ({ ...feature, monitoringConfigOverrides: { datatype_check_threshold: 0.9 } }));
  expect(checkData({ ...FILE, features }, changed({ state }), null)).toEqual([]);
  expect(checkData(withConfig({ evaluate_constraints: 'Disabled' }), changed({ state }), BASELINE)).toEqual([]);
});

test('constraints are constraints of the quality command too', () => {
  expect(expectationOfConstraints(FILE)).toMatchObject({
    columns: ['state', 'price', 'colour'],
    constraints: [
      { check: 'completeness', column: 'state', atLeast: 1 },
      { check: 'type', column: 'state', type: 'integral', atLeast: 1 },
      { check: 'non-negative', column: 'state' },
      { check: 'completeness', column: 'price', atLeast: 1 },
      { check: 'type', column: 'price', type: 'fractional', atLeast: 1 },
      { check: 'non-negative', column: 'price' },
      { check: 'completeness', column: 'colour', atLeast: 1 },
      { check: 'domain', column: 'colour', values: ['green', 'red'], atLeast: 1 },
    ],
  });
});
