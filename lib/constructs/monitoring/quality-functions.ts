import { Duration } from 'aws-cdk-lib/core';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV as JOIN_ENV } from '../../../lambda/join-labels/contract';
import { ENV as JUDGE_ENV } from '../../../lambda/judge-quality/contract';
import { joinPrefix, joinedPrefix, partsPrefix } from '../../../lambda/shared/join-keys';
import { ENV as SORT_ENV } from '../../../lambda/sort-for-join/contract';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import { MAP_WORKERS } from '../workflow/map-workers';

/** Properties for defining `QualityFunctions`; what is not said here is as in `QualityMonitorProps`. */
export interface QualityFunctionsProps {
  readonly host: PlatformHost;
  readonly environment: string;
  readonly model: string;
  readonly monitoringBucket: IBucket;
  readonly monitoringKey: IKey;
  /** Prefixes of the endpoint's capture and of its labels, with a slash at their end. */
  readonly capturePrefix: string;
  readonly labelPrefix: string;
  readonly decisionThreshold: number;
  readonly minAuc: number;
  readonly minLabels: number;
  readonly horizonDays: number;
}

/** The functions of a quality monitor, each with what it reads and writes. */
export class QualityFunctions extends Construct {
  /** Sorts files of predictions or labels by inference id. */
  public readonly sort: IFunction;
  /** Joins a share of both sides. */
  public readonly join: IFunction;
  /** Judges days by what the joins found. */
  public readonly judge: IFunction;
  private readonly props: QualityFunctionsProps;

  constructor(scope: Construct, id: string, props: QualityFunctionsProps) {
    super(scope, id);
    this.props = props;
    const { model, monitoringBucket } = props;
    const objects = (prefix: string): string => monitoringBucket.arnForObjects(`${prefix}*`);
    const parts = [partsPrefix(model, 'predictions'), partsPrefix(model, 'labels')].map(objects);
    const joined = objects(joinedPrefix(model));
    const reports = `reports/${model}/`;

    const sort = this.sortFunction();
    allow(sort, ['s3:GetObject'], [props.capturePrefix, props.labelPrefix].map(objects));
    allow(sort, ['s3:PutObject'], parts);
    const join = this.joinFunction();
    allowListing(join, monitoringBucket, joinPrefix(model));
    allow(join, ['s3:GetObject'], parts);
    allow(join, ['s3:PutObject'], [joined]);
    const judge = this.judgeFunction();
    allowListing(judge, monitoringBucket, reports);
    allow(judge, ['s3:GetObject'], [joined, objects(reports)]);
    allow(judge, ['s3:PutObject'], [objects(reports)]);
    for (const fn of [sort, join, judge]) {
      allow(fn, ['kms:Decrypt', 'kms:GenerateDataKey'], [props.monitoringKey.keyArn]);
    }

    this.sort = sort.function;
    this.join = join.function;
    this.judge = judge.function;
  }

  private sortFunction(): PlatformFunction {
    const { host, model, monitoringBucket } = this.props;
    return new PlatformFunction(this, 'Sort', {
      host,
      source: 'sort-for-join',
      description: `Sorts predictions and labels of ${model} by inference id`,
      timeout: Duration.minutes(3),
      memorySizeMiB: 1769,
      reservedConcurrency: MAP_WORKERS,
      environment: { [SORT_ENV.BUCKET]: monitoringBucket.bucketName, [SORT_ENV.MODEL]: model },
    });
  }

  private joinFunction(): PlatformFunction {
    const { host, model, monitoringBucket, decisionThreshold, horizonDays } = this.props;
    return new PlatformFunction(this, 'Join', {
      host,
      source: 'join-labels',
      description: `Joins labels to predictions of ${model}`,
      timeout: Duration.minutes(10),
      memorySizeMiB: 2048,
      reservedConcurrency: MAP_WORKERS,
      environment: {
        [JOIN_ENV.BUCKET]: monitoringBucket.bucketName,
        [JOIN_ENV.MODEL]: model,
        [JOIN_ENV.DECISION_THRESHOLD]: String(decisionThreshold),
        [JOIN_ENV.HORIZON_DAYS]: String(horizonDays),
      },
    });
  }

  private judgeFunction(): PlatformFunction {
    const { host, environment, model, monitoringBucket, minAuc, minLabels, horizonDays } = this.props;
    return new PlatformFunction(this, 'Judge', {
      host,
      source: 'judge-quality',
      description: `Judges the predictions of ${model}`,
      timeout: Duration.minutes(3),
      memorySizeMiB: 1024,
      environment: {
        [JUDGE_ENV.ENVIRONMENT]: environment,
        [JUDGE_ENV.MODEL]: model,
        [JUDGE_ENV.BUCKET]: monitoringBucket.bucketName,
        [JUDGE_ENV.MIN_AUC]: String(minAuc),
        [JUDGE_ENV.MIN_LABELS]: String(minLabels),
        [JUDGE_ENV.HORIZON_DAYS]: String(horizonDays),
      },
    });
  }
}
