import { DescribeModelPackageCommand, SageMakerClient, UpdateModelPackageCommand } from '@aws-sdk/client-sagemaker';
import type { PackageState } from './core';

const sagemaker = new SageMakerClient({});

/** How the package stands now; an event may be late. */
export async function describePackage(arn: string): Promise<PackageState> {
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return {
    group: found.ModelPackageGroupName,
    approval: found.ModelApprovalStatus,
    metadata: found.CustomerMetadataProperties ?? {},
  };
}

/** Approves a package. */
export async function approve(arn: string, description: string): Promise<void> {
  await sagemaker.send(
    new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: 'Approved', ApprovalDescription: description }),
  );
}
