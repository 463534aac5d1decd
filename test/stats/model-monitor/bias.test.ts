import type { BiasAnalysis } from '../../../stats/model-monitor/bias-file';
import { biasAnalysisJson } from '../../../stats/model-monitor/bias-file';
import { biasViolationsJson, checkBias } from '../../../stats/model-monitor/check-bias';
import { readBiasAnalysis } from '../../../stats/model-monitor/read-bias';

function analysis(dppl: number | null, di = 0.7): BiasAnalysis {
  const metrics = [
    { name: 'DPPL', description: 'Difference in Positive Proportions in Predicted Labels (DPPL)', value: dppl },
    { name: 'DI', description: 'Disparate Impact (DI)', value: di },
  ];
  return {
    post_training_bias_metrics: {
      label: 'target',
      label_value_or_threshold: '1',
      facets: { Age: [{ value_or_threshold: '40', metrics }] },
    },
  };
}

test('an analysis is read and written as it is, with what is not defined as null', () => {
  const text = biasAnalysisJson(analysis(null));
  expect(text).toContain('"name" : "DI",\n          "description" : "Disparate Impact (DI)",\n          "value" : 0.7');
  expect(readBiasAnalysis(text, 'analysis.json')).toEqual(analysis(null));
  expect(biasAnalysisJson(readBiasAnalysis(text, 'analysis.json'))).toBe(text);
});

test.each([
  [0.2, 0.1, []],
  [0.2, -0.3, ['Value -0.3 does not meet the constraint requirement']],
  [-0.2, 0.2, []],
  [null, 0.9, []],
  [0.2, null, []],
])('with a baseline of %d a live value of %d gives %j', (baseline, live, descriptions) => {
  const violations = checkBias(analysis(baseline), analysis(live));
  expect(violations.map(({ description }) => description)).toEqual(descriptions);
});

test('a violation names facet, value and metric', () => {
  const [violation] = checkBias(analysis(0.2), analysis(-0.3));
  expect(violation).toMatchObject({ facet: 'Age', facet_value: '40', metric_name: 'DPPL', constraint_check_type: 'bias_drift_check' });
  expect(JSON.parse(biasViolationsJson(violation === undefined ? [] : [violation]))).toEqual({ version: '1.0', violations: [violation] });
});
