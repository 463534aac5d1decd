import type { IAlarm, IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmStatusWidget, Dashboard, GraphWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ModelMetricsProps } from './model-metrics';
import { datasetMetrics, endpointMetrics, monitorMetrics } from './model-metrics';

/** Properties for defining a `ModelDashboard`. */
export interface ModelDashboardProps extends ModelMetricsProps {
  /** Name of the dashboard: people look for it. */
  readonly dashboardName: string;
  /** Business figure that the model serves, and what it shall reach. */
  readonly kpi: { readonly name: string; readonly target: string };
  readonly description: string;
  readonly owner: string;
  /** Score from which a day drifts. */
  readonly driftThreshold: number;
  /** Monthly limit of retraining, in US dollars. */
  readonly retrainingBudgetUsd: number;
  readonly alarms: readonly IAlarm[];
}

/** CloudWatch's grid is 24 wide; three graphs share a row. */
const GRAPH = { width: 8, height: 6 };

/** Everything about one model on one page: what it is for, its alarms, traffic, drift, quality, data and cost. */
export class ModelDashboard extends Construct {
  constructor(scope: Construct, id: string, props: ModelDashboardProps) {
    super(scope, id);
    const endpoint = endpointMetrics(props);
    const monitors = monitorMetrics(props);
    const dataset = datasetMetrics(props);
    new Dashboard(this, 'Resource', {
      dashboardName: props.dashboardName,
      widgets: [
        [
          new TextWidget({ markdown: purpose(props), width: 12, height: 4 }),
          new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 12, height: 4 }),
        ],
        [graph('Traffic', endpoint.traffic), graph('Latency, microseconds', endpoint.latency), graph('Errors', endpoint.errors)],
        [
          graph('Drift score', monitors.drift, { value: props.driftThreshold, label: 'drift' }),
          graph('Model quality', monitors.quality),
          graph('Rows behind the verdicts', monitors.rows),
        ],
        [
          graph(`Rows of ${props.dataset}`, dataset.rows),
          graph(`Files of ${props.dataset}`, dataset.rejected),
          graph('Retraining, estimated', monitors.retrainingSpend, { value: props.retrainingBudgetUsd, label: 'budget' }),
        ],
      ],
    });
  }
}

function graph(title: string, left: IMetric[], line?: { readonly value: number; readonly label: string }): IWidget {
  return new GraphWidget({ ...GRAPH, title, left, leftYAxis: { min: 0 }, leftAnnotations: line === undefined ? [] : [line] });
}

function purpose({ model, environment, description, owner, kpi }: ModelDashboardProps): string {
  return [`# ${model} in ${environment}`, `${description}.`, `**${kpi.name}**: ${kpi.target}`, `Answers for it: ${owner}`].join('\n\n');
}
