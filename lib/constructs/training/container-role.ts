import { Stack } from 'aws-cdk-lib/core';
import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { WorkloadRole } from '../security/workload-role';

/** Properties for defining a `ContainerRole`. */
export interface ContainerRoleProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** What the container does, in a few words. */
  readonly description: string;
  /** ARN of the image's repository, for example AWS's own `sagemaker-xgboost`. */
  readonly imageRepositoryArn: string;
  /** SageMaker's log group of such containers, for example `/aws/sagemaker/TrainingJobs`; `*` may stand at its end. */
  readonly logGroupName: string;
}

/** The role of a SageMaker container: pulls its image and writes its log; data is granted by who knows which. */
export class ContainerRole extends Construct implements IGrantable {
  /** The role. */
  public readonly role: IRole;
  /** Principal of the role; grants go into its managed policy. */
  public readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: ContainerRoleProps) {
    super(scope, id);
    const role = new WorkloadRole(this, 'Role', {
      service: 'sagemaker.amazonaws.com',
      description: props.description,
      managedPolicies: [props.host.unscopablePolicy],
      existing: props.host.existingRoles,
    });
    const logGroup = `log-group:${props.logGroupName}`;
    const stack = Stack.of(this);
    const logsArn = (resource: string): string => `arn:${stack.partition}:logs:${stack.region}:${stack.account}:${resource}`;
    allow(role, ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], [props.imageRepositoryArn]);
    allow(role, ['logs:CreateLogGroup', 'logs:DescribeLogStreams'], [logsArn(logGroup)]);
    allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logsArn(`${logGroup}:log-stream:*`)]);

    this.role = role.role;
    this.grantPrincipal = role.grantPrincipal;
  }
}
