import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow } from '../security/allow';
import { WorkloadRole } from '../security/workload-role';
import type { ArtifactStore } from './artifact-store';

/** Properties for defining a `BuildRole`. */
export interface BuildRoleProps {
  /** What the build does, in a few words. */
  readonly description: string;
  readonly store: ArtifactStore;
  /** Name of the pipeline; at most 20 characters, because CodePipeline cuts the prefix of its artefacts to that. */
  readonly pipelineName: string;
}

/** The role of one build: it takes and leaves artefacts of its pipeline, writes its log, and gets what the step itself needs by grants. */
export class BuildRole extends Construct implements IGrantable {
  /** The role. */
  public readonly role: IRole;
  /** Principal that grants add statements to. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: BuildRoleProps) {
    super(scope, id);
    const { store, pipelineName, description } = props;
    const { role, grantPrincipal } = new WorkloadRole(this, 'Role', { service: 'codebuild.amazonaws.com', description });
    this.role = role;
    this.grantPrincipal = grantPrincipal;

    allow(this, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], [store.bucket.arnForObjects(`${pipelineName}/*`)]);
    allow(this, ['s3:GetBucketAcl', 's3:GetBucketLocation'], [store.bucket.bucketArn]);
    allow(
      this,
      ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      [store.encryptionKey.keyArn],
    );
    allow(this, ['logs:CreateLogStream', 'logs:PutLogEvents'], [store.logGroup.logGroupArn]);
  }
}
