import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { allow } from './allow';
import { modelPackageArns } from './resource-arns';

/** Allows reading the versions in model package groups. */
export function allowReadingModelPackages(grantee: IGrantable, scope: Construct, groups: readonly string[]): Grant {
  return allow(grantee, ['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages'], versionArns(scope, groups));
}

/** Allows setting the approval of versions to `Approved` or `Rejected`. */
export function allowApproval(grantee: IGrantable, scope: Construct, groups: readonly string[]): Grant {
  return allow(grantee, ['sagemaker:UpdateModelPackage'], versionArns(scope, groups), {
    StringEquals: { 'sagemaker:ModelApprovalStatus': ['Approved', 'Rejected'] },
  });
}

function versionArns(scope: Construct, groups: readonly string[]): string[] {
  return groups.map((group) => modelPackageArns(scope, group));
}
