import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import type { LakeZones } from '../storage/lake-zones';
import { ContainerRole } from '../training/container-role';
import { allowEncryptedVolumes } from '../training/encrypted-volumes';

/** Properties for defining an `EndpointRole`. */
export interface EndpointRoleProps {
  readonly host: PlatformHost;
  readonly model: string;
  readonly endpointName: string;
  readonly imageRepositoryArn: string;
  readonly zones: Pick<LakeZones, 'artifacts' | 'monitoring'>;
  /** Keys of the two zones. */
  readonly keys: { readonly models: IKey; readonly monitoring: IKey };
}

/** The role of an endpoint's containers: reads the model's artefacts, writes captured traffic and its own log. */
export class EndpointRole extends Construct {
  /** The role. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: EndpointRoleProps) {
    super(scope, id);
    const { host, model, endpointName, zones, keys } = props;
    const logGroupName = `/aws/sagemaker/Endpoints/${endpointName}`;
    // SageMaker fixes the name; declared here, the log is encrypted and ends with its stack.
    new LogGroup(this, 'Logs', {
      logGroupName,
      encryptionKey: host.encryptionKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new ContainerRole(this, 'Container', {
      host,
      description: `Serves ${model}`,
      imageRepositoryArn: props.imageRepositoryArn,
      logGroupName,
    });
    allow(role, ['s3:GetObject'], [zones.artifacts.arnForObjects(`${model}/training/*`)]);
    allow(role, ['s3:PutObject'], [zones.monitoring.arnForObjects(`capture/${endpointName}/*`)]);
    allow(role, ['kms:GenerateDataKey'], [keys.monitoring.keyArn]);
    allowEncryptedVolumes(role, keys.models);

    this.role = role.role;
  }
}
