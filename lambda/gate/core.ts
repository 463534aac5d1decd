import type { AucDifference } from '../../stats/performance/auc';
import type { ClassificationMetrics } from '../../stats/performance/classification-metrics';
import type { GateDecision, GateInput, GateLimits } from './contract';

/**
 * Decides whether a challenger is registered.
 *
 * First the gates, all of which must hold: AUC at least `minAuc`, calibration error at most `maxCalibrationError`, at least `minTrainingRows`
 * rows. Then, with a champion, the difference d of the AUCs on the same rows (challenger less champion) with its 95 % interval:
 *
 * | interval of d   | d               | decision                                                          |
 * |-----------------|-----------------|-------------------------------------------------------------------|
 * | above 0         | any             | registered: better                                                |
 * | holds 0         | >= -maxAucLoss  | registered: as good within noise, and it knows newer data         |
 * | holds 0         | < -maxAucLoss   | kept out: too few rows to show that it is as good                 |
 * | below 0         | >= -maxAucLoss  | kept out: worse; registered when the champion fails the gates     |
 * | below 0         | < -maxAucLoss   | kept out: worse                                                   |
 *
 * Hence a tie never blocks a retraining, and a model that is shown to be worse replaces only one that is no longer fit.
 */
export function decide({ gates, trainingRows, challenger, champion, difference }: GateInput): GateDecision {
  const broken = [...brokenGates(gates, challenger), ...rowsRule(gates, trainingRows)];
  const rival = champion && difference && compare(gates, champion, difference);
  const problems = [...broken, ...(rival === undefined || rival.passed ? [] : [rival.reason])];
  if (problems.length > 0) {
    return { passed: false, reason: problems.join('; ') };
  }
  const { auc, calibrationError } = challenger;
  const found = `AUC ${text(auc.value)} (95 % interval ${text(auc.lower)} to ${text(auc.upper)}), calibration error ${text(calibrationError)}`;
  return { passed: true, reason: `${found}; ${rival?.reason ?? 'there is no champion to beat'}` };
}

function brokenGates({ minAuc, maxCalibrationError }: GateLimits, { auc, calibrationError }: ClassificationMetrics): string[] {
  return [
    ...(auc.value >= minAuc ? [] : [`AUC must be at least ${minAuc}, got ${text(auc.value)}`]),
    ...(calibrationError <= maxCalibrationError
      ? []
      : [`calibration error must be at most ${maxCalibrationError}, got ${text(calibrationError)}`]),
  ];
}

function rowsRule({ minTrainingRows }: GateLimits, trainingRows: number): string[] {
  return trainingRows >= minTrainingRows ? [] : [`training rows must be at least ${minTrainingRows}, got ${trainingRows}`];
}

function compare(gates: GateLimits, champion: ClassificationMetrics, { auc, pValue }: AucDifference): GateDecision {
  const { value, lower, upper } = auc;
  const numbers = `AUC difference to the champion ${text(value)} (95 % interval ${text(lower)} to ${text(upper)}, p ${text(pValue)})`;
  if (lower > 0) {
    return { passed: true, reason: `better: ${numbers}` };
  }
  const near = value >= -gates.maxAucLoss;
  if (upper >= 0) {
    return near
      ? { passed: true, reason: `as good as the champion within noise, and trained on newer data: ${numbers}` }
      : { passed: false, reason: `not shown to be as good: ${numbers}, which may be at worst ${-gates.maxAucLoss}` };
  }
  const failures = brokenGates(gates, champion);
  return near && failures.length > 0
    ? { passed: true, reason: `slightly worse, but the champion no longer passes the gates (${failures.join(', ')}): ${numbers}` }
    : { passed: false, reason: `worse than the champion: ${numbers}` };
}

function text(value: number): string {
  return value.toFixed(4);
}
