import { Duration } from 'aws-cdk-lib/core';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENV } from '../../../lambda/ingest/contract';
import { LEDGER } from '../../../lambda/shared/ledger-names';
import type { DatasetContract } from '../../config/dataset-contract';
import { alarmDescription } from '../alerting/runbook';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import type { DomainKeys } from '../security/domain-keys';
import type { LakeZones } from '../storage/lake-zones';
import { invokeFunction } from '../workflow/states';
import { Workflow } from '../workflow/workflow';
import { WorkflowTrigger } from '../workflow/workflow-trigger';

/** Properties for defining a `DatasetIngestion`. */
export interface DatasetIngestionProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the environment; dimension of the metrics. */
  readonly environment: string;
  /** What each file must look like. */
  readonly contract: DatasetContract;
  /** Buckets of the lake. */
  readonly zones: LakeZones;
  /** Keys of the zones. */
  readonly keys: Pick<DomainKeys, 'lake' | 'monitoring'>;
  /** Table of an `IngestionLedger`. */
  readonly ledger: ITable;
}

/** Files that are taken in at the same time; others wait for their turn. */
const FILES_AT_A_TIME = 10;

/** Takes in every file that lands under `raw/<dataset>/`: good rows to the curated zone, bad ones to quarantine, both counted. */
export class DatasetIngestion extends Construct {
  /** Started with S3's `Object Created` event. */
  public readonly workflow: Workflow;

  constructor(scope: Construct, id: string, props: DatasetIngestionProps) {
    super(scope, id);
    const { host, contract, zones } = props;
    const ingest = new PlatformFunction(this, 'Ingest', {
      host,
      source: 'ingest',
      description: `Takes in files of the dataset ${contract.name}`,
      reservedConcurrency: FILES_AT_A_TIME,
      environment: {
        [ENV.ENVIRONMENT]: props.environment,
        [ENV.CURATED_BUCKET]: zones.curated.bucketName,
        [ENV.QUARANTINE_BUCKET]: zones.quarantine.bucketName,
        [ENV.MONITORING_BUCKET]: zones.monitoring.bucketName,
        [ENV.LEDGER_TABLE]: props.ledger.tableName,
      },
      timeout: Duration.minutes(15),
      memorySizeMiB: 1024,
    });
    grantIngestion(ingest, props);
    const workflow = new Workflow(this, 'Workflow', {
      host,
      description: `Ingestion of the dataset ${contract.name}`,
      runbook: 'ingestion-failed',
      functions: [ingest.function],
      definition: {
        StartAt: 'Ingest',
        States: {
          Ingest: invokeFunction(
            ingest.function,
            {
              bucket: '{% $states.input.detail.bucket.name %}',
              key: '{% $states.input.detail.object.key %}',
              time: '{% $states.input.time %}',
              contract,
            },
            { End: true },
            { timeoutSec: Duration.minutes(15).toSeconds() },
          ),
        },
      },
    });
    new WorkflowTrigger(this, 'Delivery', {
      host,
      stateMachine: workflow.stateMachine,
      description: `A file of the dataset ${contract.name} was delivered`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [zones.raw.bucketName] }, object: { key: [{ prefix: `${contract.name}/` }] } },
      },
    });
    this.alarmOnRejection(props);

    this.workflow = workflow;
  }

  private alarmOnRejection({ host, environment, contract }: DatasetIngestionProps): void {
    const rejected = new Metric({
      namespace: 'Plumbline',
      metricName: 'FilesRejected',
      dimensionsMap: { Environment: environment, Dataset: contract.name },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
    rejected
      .createAlarm(this, 'FileRejected', {
        alarmDescription: alarmDescription(
          `A file of the dataset ${contract.name} broke its contract as a whole; its report lies under quality/${contract.name}/ in the monitoring bucket`,
          'file-rejected',
        ),
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        threshold: 0,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(host.alertTopic));
  }
}

/** What the ingest function does: reads its dataset's files, writes below its dataset's prefixes, keeps the ledger. */
function grantIngestion(grantee: IGrantable, { contract, zones, keys, ledger }: DatasetIngestionProps): void {
  const { name } = contract;
  allow(grantee, ['s3:GetObject'], [zones.raw.arnForObjects(`${name}/*`)]);
  allow(grantee, ['s3:PutObject', 's3:DeleteObject'], [zones.curated.arnForObjects(`${name}/*`)]);
  allow(grantee, ['s3:PutObject'], [zones.quarantine.arnForObjects(`${name}/*`)]);
  allow(grantee, ['s3:GetObject', 's3:PutObject'], [zones.monitoring.arnForObjects(`quality/${name}/*`)]);
  allow(grantee, ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.lake.keyArn, keys.monitoring.keyArn]);
  allow(grantee, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], [ledger.tableArn]);
  allow(grantee, ['dynamodb:Query'], [`${ledger.tableArn}/index/${LEDGER.BY_SOURCE_KEY}`]);
}
