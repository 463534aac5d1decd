import { Duration } from 'aws-cdk-lib/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV } from '../../../lambda/record-change/contract';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { modelPackageArns } from '../security/resource-arns';
import type { AuditTrail } from './audit-trail';

/** Properties for defining a `ChangeRecorder`. */
export interface ChangeRecorderProps {
  readonly host: PlatformHost;
  readonly trail: AuditTrail;
  /** Groups whose versions are asked for who changed them. */
  readonly modelPackageGroupNames: readonly string[];
}

/** The function that writes what happens to models into the audit trail: the only one that may. */
export class ChangeRecorder extends Construct {
  /** The function; a model's `ModelChangeRule` sends it events. */
  public readonly function: IFunction;

  constructor(scope: Construct, id: string, props: ChangeRecorderProps) {
    super(scope, id);
    const { host, trail, modelPackageGroupNames } = props;
    const recorder = new PlatformFunction(this, 'Function', {
      host,
      source: 'record-change',
      description: 'Records changes of models in the audit trail',
      timeout: Duration.minutes(1),
      environment: { [ENV.AUDIT_TABLE]: trail.table.tableName, [ENV.AUDIT_BUCKET]: trail.copies.bucketName },
    });
    const { role } = recorder.function;
    if (role === undefined) {
      throw new Error('the function of a ChangeRecorder must have a role');
    }
    trail.recordedBy(recorder, role);
    if (modelPackageGroupNames.length > 0) {
      const packages = modelPackageGroupNames.map((name) => modelPackageArns(this, name));
      allow(recorder, ['sagemaker:DescribeModelPackage'], packages);
    }

    this.function = recorder.function;
  }
}
