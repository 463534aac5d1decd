import type { Estimate } from '../../stats/performance/estimate';
import type { FeatureManifest } from '../shared/feature-manifest';
import { partOf } from '../shared/feature-manifest';
import type { EvaluatedModel, Metrics } from './contract';
import type { EvaluationReport } from './core';

/** `model-card.json`: what SageMaker's model card schema calls the content of a card. */
export function modelCard(model: EvaluatedModel, manifest: FeatureManifest, report: EvaluationReport): object {
  const { name, description, owner, kpi, label, protectedAttributes, decisionThreshold } = model;
  const [train, test] = [partOf(manifest, 'train'), partOf(manifest, 'test')];
  return {
    model_overview: { model_name: name, model_description: description, model_owner: owner, problem_type: 'Binary Classification' },
    business_details: { business_problem: `${kpi.name}: ${kpi.target}`, business_stakeholders: owner },
    intended_uses: {
      purpose_of_model: description,
      intended_uses: `Scores rows like those of the training data, whose features are known before the event. A score of ${decisionThreshold} or more predicts ${label}.`,
      risk_rating: 'Unknown',
    },
    training_details: {
      training_observations: `${train.rows} rows from ${train.from} to before ${train.to}, ${train.positives ?? 0} of them with ${label} = 1`,
      training_job_details: { training_datasets: [`snapshot ${manifest.id}`] },
    },
    evaluation_details: [
      {
        name: 'held-out days',
        evaluation_observation: `${test.rows} rows from ${test.from} to before ${test.to}, later than all training rows; decision threshold ${decisionThreshold}; 95 % intervals`,
        datasets: [`snapshot ${manifest.id}, test split`],
        metric_groups: [{ name: 'binary classification', metric_data: metricData(report.challenger.metrics) }],
      },
    ],
    additional_information: {
      ethical_considerations:
        protectedAttributes.length === 0
          ? 'No feature is a protected attribute.'
          : `Protected attributes: ${protectedAttributes.join(', ')}.`,
      caveats_and_recommendations: `Learned from ${train.from} to before ${train.to}: a score says what was usual then. Drift of the inputs is monitored; without labels a change of their meaning is not seen.`,
      custom_details: {
        training_job_name: report.trainingJobName,
        ...Object.fromEntries(model.features.map((feature) => [`feature ${feature.name}`, feature.description])),
      },
    },
  };
}

interface MetricDatum {
  readonly name: string;
  readonly type: 'number';
  readonly value: number;
  readonly notes?: string;
}

function metricData(metrics: Metrics): MetricDatum[] {
  const { auc, precision, recall, f1, accuracy, brier, calibrationError } = metrics;
  return [
    ...estimate('AUC', auc),
    ...(precision === null ? [] : estimate('precision', precision)),
    ...estimate('recall', recall),
    ...estimate('F1', f1),
    ...estimate('accuracy', accuracy),
    { name: 'Brier score', type: 'number', value: brier },
    { name: 'expected calibration error', type: 'number', value: calibrationError },
  ];
}

function estimate(name: string, { value, lower, upper }: Estimate): MetricDatum[] {
  return [{ name, type: 'number', value, notes: `95 % interval ${lower.toFixed(4)} to ${upper.toFixed(4)}` }];
}
