import type { DescribeModelPackageOutput, ListModelPackagesInput } from '@aws-sdk/client-sagemaker';
import type { CallContext } from '../core/service';
import { groupName } from './model-package-group';
import { page } from './paging';
import type { SageMakerState } from './state';
import { onlyFields } from './validation';

const FIELDS = [
  'ModelPackageGroupName',
  'ModelApprovalStatus',
  'ModelPackageType',
  'NameContains',
  'CreationTimeAfter',
  'CreationTimeBefore',
  'MaxResults',
  'NextToken',
  'SortBy',
  'SortOrder',
];

/** ListModelPackages: versions of a group or of all, newest first by default. */
export function listModelPackages(state: SageMakerState, input: ListModelPackagesInput, context: CallContext): object {
  const group = input.ModelPackageGroupName === undefined ? undefined : groupName(input.ModelPackageGroupName);
  context.authorize({
    action: 'sagemaker:ListModelPackages',
    resource: group === undefined ? '*' : state.arn(`model-package/${group}/*`),
  });
  onlyFields('ListModelPackages', input, FIELDS);
  const found = [...state.packages.values()]
    .filter((item) => group === undefined || item.ModelPackageGroupName === group)
    .filter((item) => input.ModelApprovalStatus === undefined || item.ModelApprovalStatus === input.ModelApprovalStatus)
    .filter((item) => item.ModelPackageName?.includes(input.NameContains ?? ''))
    .filter((item) => created(item) > (input.CreationTimeAfter?.getTime() ?? -Infinity))
    .filter((item) => created(item) < (input.CreationTimeBefore?.getTime() ?? Infinity));
  // Versions made in the same millisecond keep their order.
  const { items, NextToken } = page(found, input, (item, by) =>
    by === 'Name' ? (item.ModelPackageName ?? '') : created(item) + (item.ModelPackageVersion ?? 0) / 1e6,
  );
  const summaries = items.map((item) => ({
    ModelPackageGroupName: item.ModelPackageGroupName,
    ModelPackageVersion: item.ModelPackageVersion,
    ModelPackageArn: item.ModelPackageArn,
    ModelPackageDescription: item.ModelPackageDescription,
    CreationTime: item.CreationTime,
    ModelPackageStatus: item.ModelPackageStatus,
    ModelApprovalStatus: item.ModelApprovalStatus,
  }));
  return { ModelPackageSummaryList: summaries, NextToken };
}

function created(item: DescribeModelPackageOutput): number {
  return item.CreationTime?.getTime() ?? 0;
}
