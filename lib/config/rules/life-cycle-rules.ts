import type { DriftSpec, GateSpec, ModelSpec, QualitySpec, RetrainingSpec } from '../model-spec';
import { INSTANCE_TYPE } from './instance-type';
import type { Rules } from './rule';
import { between, like, positive, wholeFrom } from './value-rules';

/** Longest training job that SageMaker runs, in seconds: 28 days. */
const MAX_RUNTIME_SEC = 28 * 24 * 3600;

/** Rules of a model's training. */
export const TRAINING_RULES: Rules<ModelSpec['training']> = {
  frameworkVersion: [like(/^\d+\.\d+-\d+$/, "a version of AWS's container, such as 3.2-0")],
  instanceType: [INSTANCE_TYPE],
  volumeSizeGiB: [wholeFrom(1)],
  maxRuntimeSec: [wholeFrom(1), between(1, MAX_RUNTIME_SEC)],
};

/** Rules of the gate before registration. */
export const GATE_RULES: Rules<GateSpec> = {
  minAuc: [between(0.5, 1)],
  maxCalibrationError: [between(0, 1)],
  maxAucLoss: [between(0, 1)],
  minTrainingRows: [wholeFrom(1)],
};

/** Rules of the drift monitor. */
export const DRIFT_RULES: Rules<DriftSpec> = {
  threshold: [positive()],
  windows: [wholeFrom(1)],
  minRows: [wholeFrom(1)],
};

/** Longest look back of a CloudWatch alarm on daily periods, in days. */
const MAX_ALARM_DAYS = 7;
/** Longest label horizon, in days: the monitoring bucket keeps what the join needs a little longer. */
const MAX_HORIZON_DAYS = 30;

/** Rules of the quality monitor. */
export const QUALITY_RULES: Rules<QualitySpec> = {
  minAuc: [between(0.5, 1)],
  windows: [wholeFrom(1), between(1, MAX_ALARM_DAYS)],
  minLabels: [wholeFrom(1)],
  horizonDays: [wholeFrom(1), between(1, MAX_HORIZON_DAYS)],
};

/** Rules of retraining. */
export const RETRAINING_RULES: Rules<RetrainingSpec> = {
  cooldownHours: [between(0, 24 * 365)],
  minNewRows: [wholeFrom(0)],
  trainingDays: [
    wholeFrom(1),
    {
      holds: (days, { validationDays, testDays }) => days > validationDays + testDays,
      rule: 'must leave days to train on beside validationDays and testDays',
    },
  ],
  validationDays: [wholeFrom(1)],
  testDays: [wholeFrom(1)],
  monthlyBudgetUsd: [positive()],
};
