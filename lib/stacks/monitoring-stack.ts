import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ModelSpec } from '../config/model-spec';
import { endpointName, modelPackageGroupName, modelPackageParameterName, modelPageName } from '../config/names';
import type { PlatformConfig } from '../config/platform-config';
import { profileOf } from '../config/profile';
import { retrainingPolicy } from '../config/retraining-policy';
import type { PlatformHost } from '../constructs/compute/platform-host';
import { ModelChangeRule } from '../constructs/governance/model-change-rule';
import { DriftAlarms } from '../constructs/monitoring/drift-alarms';
import { DriftMonitor } from '../constructs/monitoring/drift-monitor';
import { ModelDashboard } from '../constructs/monitoring/model-dashboard';
import { QualityAlarms } from '../constructs/monitoring/quality-alarms';
import { QualityMonitor } from '../constructs/monitoring/quality-monitor';
import { RetrainController } from '../constructs/monitoring/retrain-controller';
import { allow } from '../constructs/security/allow';
import type { DomainKeys } from '../constructs/security/domain-keys';
import type { ModelGrantees } from '../constructs/security/model-grantees';
import { modelGrantees } from '../constructs/security/model-grantees';
import type { Personas } from '../constructs/security/personas';
import type { EndpointAlarms } from '../constructs/serving/endpoint-alarms';
import type { LakeZones } from '../constructs/storage/lake-zones';
import type { Workflow } from '../constructs/workflow/workflow';

/** Properties for defining a `MonitoringStack`. */
export interface MonitoringStackProps extends StackProps {
  readonly config: PlatformConfig;
  readonly model: ModelSpec;
  readonly host: PlatformHost;
  readonly keys: DomainKeys;
  readonly zones: LakeZones;
  /** Table of the ingestion ledger. */
  readonly ledger: ITable;
  readonly personas: Personas;
  /** State machine that trains the model. */
  readonly training: IStateMachine;
  /** State machine that deploys its versions. */
  readonly promotion: IStateMachine;
  readonly endpointAlarms: EndpointAlarms;
  /** Function that records what happens to the model. */
  readonly changeRecorder: IFunction;
}

/** Days after the prediction's on which labels may still come, unless the model says otherwise. */
const LABEL_HORIZON_DAYS = 7;

/** Watches one model's live traffic and the quality of its predictions, alarms on both, and decides on retraining. */
export class MonitoringStack extends Stack {
  /** The people of the model. Their policies are here, because all other stacks of the model come before this one. */
  public readonly grantees: ModelGrantees;

  constructor(scope: Construct, id: string, props: MonitoringStackProps) {
    super(scope, id, props);
    const { config, model, host, keys, zones } = props;
    const { environment } = config;
    const { threshold, windows, minRows } = model.monitors.drift;
    const names = {
      modelPackageGroupName: modelPackageGroupName(environment, model.name),
      modelPackageParameterName: modelPackageParameterName(environment, model.name),
    };
    const { workflow } = new DriftMonitor(this, 'Drift', {
      ...names,
      host,
      environment,
      model: model.name,
      endpointName: endpointName(environment, model.name),
      features: model.features.map(({ name, type, monitored }) => ({ name, type, monitored })),
      monitoringBucket: zones.monitoring,
      monitoringKey: keys.monitoring,
      artifactsBucket: zones.artifacts,
      artifactsKey: keys.models,
      threshold,
      minRows,
    });
    const alarms = new DriftAlarms(this, 'Alarms', { environment, model: model.name, threshold, windows, alertTopic: host.alertTopic });
    const quality = this.watchQuality(props);
    const retraining = new RetrainController(this, 'Retraining', {
      ...names,
      host,
      environment,
      model: model.name,
      dataset: model.dataset,
      ledger: props.ledger,
      training: props.training,
      policy: retrainingPolicy(model, config.region),
      alarm: alarms.drift,
      removalPolicy: profileOf(config).removalPolicy,
    });
    new ModelChangeRule(this, 'Changes', {
      host,
      recorder: props.changeRecorder,
      model: model.name,
      modelPackageGroupName: names.modelPackageGroupName,
      training: props.training,
      promotion: props.promotion,
      retrainController: retraining.function,
    });
    const watched = [alarms.drift, alarms.silence, quality.alarms.quality, quality.alarms.unlabelled];
    this.show(props, watched);
    this.grantees = modelGrantees(this, props.personas);
    this.allowGrantees([workflow, quality.monitor.workflow], watched, retraining);
    new CfnOutput(this, 'MonitoringWorkflowArn', { value: workflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'DriftAlarmName', { value: alarms.drift.alarmName });
    new CfnOutput(this, 'QualityWorkflowArn', { value: quality.monitor.workflow.stateMachine.stateMachineArn });
    new CfnOutput(this, 'QualityAlarmName', { value: quality.alarms.quality.alarmName });
    new CfnOutput(this, 'RetrainDecisionsTable', { value: retraining.decisions.tableName });
  }

  private allowGrantees(monitors: readonly Workflow[], alarms: readonly IAlarm[], retraining: RetrainController): void {
    const { mlEngineer, auditor } = this.grantees;
    for (const monitor of monitors) {
      monitor.grantRun(mlEngineer);
    }
    allow(
      mlEngineer,
      ['cloudwatch:DescribeAlarms'],
      alarms.map(({ alarmArn }) => alarmArn),
    );
    retraining.grantReadDecisions(auditor);
  }

  private show({ config: { environment }, model, endpointAlarms }: MonitoringStackProps, alarms: readonly IAlarm[]): void {
    new ModelDashboard(this, 'Dashboard', {
      dashboardName: modelPageName(environment, model.name),
      environment,
      model: model.name,
      dataset: model.dataset,
      endpointName: endpointName(environment, model.name),
      description: model.description,
      owner: model.owner,
      kpi: model.kpi,
      driftThreshold: model.monitors.drift.threshold,
      retrainingBudgetUsd: model.retraining.monthlyBudgetUsd,
      alarms: [...alarms, endpointAlarms.errorRate, endpointAlarms.latency],
    });
  }

  private watchQuality({ config: { environment }, model, host, keys, zones }: MonitoringStackProps): {
    monitor: QualityMonitor;
    alarms: QualityAlarms;
  } {
    const { minAuc, windows, minLabels, horizonDays } = model.monitors.quality;
    const monitor = new QualityMonitor(this, 'Quality', {
      host,
      environment,
      model: model.name,
      endpointName: endpointName(environment, model.name),
      monitoringBucket: zones.monitoring,
      monitoringKey: keys.monitoring,
      decisionThreshold: model.decisionThreshold,
      minAuc,
      minLabels,
      horizonDays: horizonDays ?? LABEL_HORIZON_DAYS,
    });
    const alarms = new QualityAlarms(this, 'QualityAlarms', {
      environment,
      model: model.name,
      minAuc,
      windows,
      alertTopic: host.alertTopic,
    });
    return { monitor, alarms };
  }
}
