import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { ENV } from '../../../lambda/auto-approve/contract';
import { DeadLetterQueue } from '../compute/dead-letter-queue';
import { PlatformFunction } from '../compute/platform-function';
import type { PlatformHost } from '../compute/platform-host';
import { allow } from '../security/allow';
import { modelPackageArns } from '../security/resource-arns';

/** Properties for defining an `AutoApprover`. */
export interface AutoApproverProps {
  /** Where functions run: network, key, alerts. */
  readonly host: PlatformHost;
  /** Name of the model. */
  readonly model: string;
  /** Group whose pending versions are approved. */
  readonly modelPackageGroupName: string;
}

/** Approves each version that passed its gates, apart from what trains and what deploys; for environments whose policy allows it. */
export class AutoApprover extends Construct {
  constructor(scope: Construct, id: string, props: AutoApproverProps) {
    super(scope, id);
    const { host, modelPackageGroupName } = props;
    const approve = new PlatformFunction(this, 'Function', {
      host,
      source: 'auto-approve',
      description: `Approves versions of ${props.model} that passed their gates`,
      environment: { [ENV.MODEL_PACKAGE_GROUP]: modelPackageGroupName },
    });
    const packages = modelPackageArns(this, modelPackageGroupName);
    allow(approve, ['sagemaker:DescribeModelPackage'], [packages]);
    allow(approve, ['sagemaker:UpdateModelPackage'], [packages], { StringEquals: { 'sagemaker:ModelApprovalStatus': 'Approved' } });
    new Rule(this, 'Registered', {
      description: `A version of ${props.model} waits for approval`,
      eventPattern: {
        source: ['aws.sagemaker'],
        detailType: ['SageMaker Model Package State Change'],
        detail: { ModelPackageGroupName: [modelPackageGroupName], ModelApprovalStatus: ['PendingManualApproval'] },
      },
      targets: [new LambdaFunction(approve.function, { deadLetterQueue: new DeadLetterQueue(this, 'Lost', { host }).queue })],
    });
  }
}
