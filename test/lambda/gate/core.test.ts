import fc from 'fast-check';
import type { GateInput } from '../../../lambda/gate/contract';
import { decide } from '../../../lambda/gate/core';
import type { ClassificationMetrics } from '../../../stats/performance/classification-metrics';

const GATES = { minAuc: 0.7, maxCalibrationError: 0.05, maxAucLoss: 0.005, minTrainingRows: 1000 };

function metrics(auc: number, calibrationError = 0.01): ClassificationMetrics {
  const estimate = { value: 0.5, lower: 0.4, upper: 0.6 };
  const confusion = { truePositives: 25, falsePositives: 25, falseNegatives: 25, trueNegatives: 25 };
  return {
    rows: 100,
    positives: 50,
    auc: { value: auc, lower: auc - 0.01, upper: auc + 0.01 },
    precision: estimate,
    recall: estimate,
    f1: estimate,
    accuracy: estimate,
    brier: 0.1,
    calibrationError,
    confusion,
  };
}

function against(value: number, half: number, champion = metrics(0.75 - value)): GateInput {
  const difference = { auc: { value, lower: value - half, upper: value + half }, pValue: 0.04 };
  return { gates: GATES, trainingRows: 1000, challenger: metrics(0.75), champion, difference };
}

test('registers the first model that passes the gates', () => {
  expect(decide({ gates: GATES, trainingRows: 1000, challenger: metrics(0.75) })).toEqual({
    passed: true,
    reason: 'AUC 0.7500 (95 % interval 0.7400 to 0.7600), calibration error 0.0100; there is no champion to beat',
  });
});

test('names every gate that fails', () => {
  const input = { ...against(-0.1, 0.01), challenger: metrics(0.65, 0.08), trainingRows: 999 };
  const { passed, reason } = decide(input);
  expect(passed).toBe(false);
  expect(reason.split('; ')).toEqual([
    'AUC must be at least 0.7, got 0.6500',
    'calibration error must be at most 0.05, got 0.0800',
    'training rows must be at least 1000, got 999',
    expect.stringContaining('worse than the champion'),
  ]);
});

test.each([
  ['better', 0.01, 0.002, true, 'better: AUC difference to the champion 0.0100 (95 % interval 0.0080 to 0.0120, p 0.0400)'],
  ['better by less than the margin', 0.001, 0.0005, true, 'better'],
  ['a tie', 0, 0, true, 'as good as the champion within noise'],
  ['slightly lower within noise', -0.004, 0.006, true, 'as good as the champion within noise'],
  ['much lower within noise', -0.02, 0.03, false, 'not shown to be as good'],
  ['provably lower within the margin', -0.003, 0.001, false, 'worse than the champion'],
  ['provably lower', -0.03, 0.01, false, 'worse than the champion'],
])('%s: decides by the table', (_, difference, half, passed, reason) => {
  const decision = decide(against(difference, half));
  expect(decision.passed).toBe(passed);
  expect(decision.reason).toContain(reason);
});

test('a champion that no longer passes the gates gives way, but not to a clearly worse model', () => {
  const worn = metrics(0.755, 0.09);
  expect(decide(against(-0.003, 0.001, worn))).toMatchObject({
    passed: true,
    reason: expect.stringContaining('no longer passes the gates'),
  });
  expect(decide(against(-0.01, 0.001, worn))).toMatchObject({ passed: false });
});

test('never registers a model that is shown to be worse than a sound champion', () => {
  const half = fc.double({ min: 0, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(half, fc.double({ min: 1e-6, max: 0.2, noNaN: true }), (width, beyond) => {
      expect(decide(against(-width - beyond, width, metrics(0.9))).passed).toBe(false);
    }),
  );
});
