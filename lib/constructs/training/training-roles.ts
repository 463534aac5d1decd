import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { allowListing } from '../security/allow-listing';
import type { LakeZones } from '../storage/lake-zones';
import { ContainerRole } from './container-role';
import { allowEncryptedVolumes } from './encrypted-volumes';

/** Properties for defining `TrainingRoles`. */
export interface TrainingRolesProps {
  readonly host: PlatformHost;
  readonly model: string;
  readonly imageRepositoryArn: string;
  readonly zones: Pick<LakeZones, 'features' | 'artifacts'>;
  /** Keys of the two zones. */
  readonly keys: { readonly features: IKey; readonly models: IKey };
  /** The training code. */
  readonly code: Asset;
}

/** Roles of the containers that a training runs. */
export class TrainingRoles extends Construct {
  /** Reads snapshots and code, writes artefacts. */
  public readonly training: IRole;
  /** Reads one artefact and the held-out rows, writes scores. */
  public readonly model: IRole;

  constructor(scope: Construct, id: string, props: TrainingRolesProps) {
    super(scope, id);
    const { host, model, imageRepositoryArn, zones, keys, code } = props;
    const training = new ContainerRole(this, 'Training', {
      host,
      description: `Trains ${model}`,
      imageRepositoryArn,
      logGroupName: '/aws/sagemaker/TrainingJobs',
    });
    const serving = new ContainerRole(this, 'Model', {
      host,
      description: `Scores held-out rows with candidates of ${model}`,
      imageRepositoryArn,
      logGroupName: '/aws/sagemaker/TransformJobs',
    });
    for (const role of [training, serving]) {
      allowListing(role, zones.features, `${model}/snapshots/`);
      allow(role, ['s3:GetObject'], [zones.features.arnForObjects(`${model}/snapshots/*`)]);
      allow(role, ['kms:Decrypt'], [keys.features.keyArn]);
      allowEncryptedVolumes(role, keys.models);
    }
    allowListing(training, code.bucket, code.s3ObjectKey);
    allow(training, ['s3:GetObject'], [code.bucket.arnForObjects(code.s3ObjectKey)]);
    allow(training, ['s3:PutObject'], [zones.artifacts.arnForObjects(`${model}/training/*`)]);
    allow(serving, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/training/*`)]);
    allow(serving, ['s3:PutObject'], [zones.artifacts.arnForObjects(`${model}/transform/*`)]);

    this.training = training.role;
    this.model = serving.role;
  }
}
