import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { FlowLog, FlowLogDestination, FlowLogResourceType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow } from '../security/allow';
import type { ExistingWorkloadRoles } from '../security/existing-workload-roles';
import { WorkloadRole } from '../security/workload-role';

/** Properties for defining `FlowLogs`. */
export interface FlowLogsProps {
  /** VPC whose connections are recorded. */
  readonly vpc: IVpc;
  /** Key of the log group; its policy lets CloudWatch Logs use it. */
  readonly encryptionKey: IKey;
  /**
   * Roles that exist, one of them perhaps that of the flow log.
   *
   * @default - none
   */
  readonly existingRoles?: ExistingWorkloadRoles;
}

/** Records every connection in the VPC, accepted or refused, for a year. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { encryptionKey: props.encryptionKey, retention: RetentionDays.ONE_YEAR });
    const role = new WorkloadRole(this, 'Role', {
      service: 'vpc-flow-logs.amazonaws.com',
      description: 'Writes the flow log of the VPC',
      existing: props.existingRoles,
    });
    const flowLog = new FlowLog(this, 'Resource', {
      resourceType: FlowLogResourceType.fromVpc(props.vpc),
      destination: FlowLogDestination.toCloudWatchLogs(logGroup, role.role),
    });
    flowLog.node.addDependency(role);
    allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'], [logGroup.logGroupArn]);
  }
}
