import type {
  CreateModelPackageInput,
  DeleteModelPackageInput,
  DescribeModelPackageInput,
  DescribeModelPackageOutput,
  ListModelPackagesInput,
  UpdateModelPackageInput,
  UserContext,
} from '@aws-sdk/client-sagemaker';
import type { CallContext, Operation } from '../core/service';
import { authorizeCreate, authorizeOn, conditions } from './access';
import { listModelPackages } from './list-model-packages';
import { findGroup, groupName } from './model-package-group';
import type { SageMakerState } from './state';
import { emitStateChange } from './state-change';
import { keepTags } from './tags';
import { onlyFields, required, ValidationException } from './validation';
import { without } from './without';

const CREATE_FIELDS = [
  'ModelPackageGroupName',
  'ModelPackageDescription',
  'InferenceSpecification',
  'ModelApprovalStatus',
  'CustomerMetadataProperties',
  'ModelMetrics',
  'MetadataProperties',
  'ModelCard',
  'DriftCheckBaselines',
  'Domain',
  'Task',
  'SamplePayloadUrl',
  'SkipModelValidation',
  'SourceUri',
  'ClientToken',
  'Tags',
];

/** CreateModelPackage, DescribeModelPackage, UpdateModelPackage, ListModelPackages, DeleteModelPackage; versions in groups only. */
export function modelPackageOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateModelPackage: (input: CreateModelPackageInput, context) => Promise.resolve(createPackage(state, input, context)),
    DescribeModelPackage: (input: DescribeModelPackageInput, context) => {
      const arn = required(input, 'ModelPackageName');
      authorizeOn(state, context, 'DescribeModelPackage', arn);
      onlyFields('DescribeModelPackage', input, ['ModelPackageName']);
      return Promise.resolve({ ...findPackage(state, arn) });
    },
    UpdateModelPackage: (input: UpdateModelPackageInput, context) => Promise.resolve(updatePackage(state, input, context)),
    ListModelPackages: (input: ListModelPackagesInput, context) => Promise.resolve(listModelPackages(state, input, context)),
    DeleteModelPackage: (input: DeleteModelPackageInput, context) => {
      const arn = required(input, 'ModelPackageName');
      authorizeOn(state, context, 'DeleteModelPackage', arn);
      findPackage(state, arn);
      state.packages.delete(arn);
      state.tags.delete(arn);
      return Promise.resolve({});
    },
  };
}

function createPackage(state: SageMakerState, input: CreateModelPackageInput, context: CallContext): object {
  const name = groupName(required(input, 'ModelPackageGroupName'));
  const version = (state.packageGroups.get(name)?.lastVersion ?? 0) + 1;
  const arn = state.arn(`model-package/${name}/${version}`);
  authorizeCreate(context, 'CreateModelPackage', arn, input.Tags, {
    ...conditions({ 'sagemaker:ModelApprovalStatus': input.ModelApprovalStatus }),
    ...metadataConditions(input.CustomerMetadataProperties),
  });
  onlyFields('CreateModelPackage', input, CREATE_FIELDS);
  const group = findGroup(state, name);
  if (input.InferenceSpecification) {
    const [container] = required(input.InferenceSpecification, 'Containers');
    required(container ?? {}, 'Image' as never);
  }
  group.lastVersion = version;
  keepTags(state, arn, input.Tags);
  const now = state.cloud.clock.date();
  const description: DescribeModelPackageOutput = {
    ...without(input, 'Tags', 'ClientToken'),
    ModelPackageGroupName: name,
    ModelPackageName: `${name}/${version}`,
    ModelPackageVersion: version,
    ModelPackageArn: arn,
    CreationTime: now,
    CreatedBy: userContext(context),
    LastModifiedTime: now,
    ModelPackageStatus: 'Completed',
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CertifyForMarketplace: false,
    ModelApprovalStatus: input.ModelApprovalStatus ?? 'PendingManualApproval',
  };
  keep(state, description);
  return { ModelPackageArn: arn };
}

function updatePackage(state: SageMakerState, input: UpdateModelPackageInput, context: CallContext): object {
  const arn = required(input, 'ModelPackageArn');
  authorizeOn(state, context, 'UpdateModelPackage', arn, {
    ...conditions({
      'sagemaker:ModelApprovalStatus': input.ModelApprovalStatus,
      'sagemaker:CustomerMetadataPropertiesToRemove': input.CustomerMetadataPropertiesToRemove,
    }),
    ...metadataConditions(input.CustomerMetadataProperties),
  });
  onlyFields('UpdateModelPackage', input, [
    'ModelPackageArn',
    'ModelApprovalStatus',
    'ApprovalDescription',
    'CustomerMetadataProperties',
    'CustomerMetadataPropertiesToRemove',
  ]);
  const found = findPackage(state, arn);
  const metadata = { ...found.CustomerMetadataProperties, ...input.CustomerMetadataProperties };
  for (const name of input.CustomerMetadataPropertiesToRemove ?? []) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the names come from the request
    delete metadata[name];
  }
  keep(state, {
    ...found,
    CustomerMetadataProperties: metadata,
    LastModifiedTime: state.cloud.clock.date(),
    LastModifiedBy: userContext(context),
    ModelApprovalStatus: input.ModelApprovalStatus ?? found.ModelApprovalStatus,
    ApprovalDescription: input.ApprovalDescription ?? found.ApprovalDescription,
  });
  return { ModelPackageArn: arn };
}

/** Who calls, as far as SageMaker tells it of versions. */
function userContext({ caller }: CallContext): UserContext {
  return { IamIdentity: { Arn: caller.arn } };
}

function metadataConditions(properties: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, value]) => [`sagemaker:CustomerMetadataProperties/${name}`, value]),
  );
}

function keep(state: SageMakerState, description: DescribeModelPackageOutput): void {
  const arn = required(description, 'ModelPackageArn');
  state.packages.set(arn, description);
  emitStateChange(state.cloud, 'Model Package', arn, without(description, 'ModelPackageName', 'CreatedBy', 'LastModifiedBy'), 'iso');
}

function findPackage(state: SageMakerState, arn: string): DescribeModelPackageOutput {
  const found = state.packages.get(arn);
  if (!found) {
    throw new ValidationException(`ModelPackage ${arn} does not exist.`);
  }
  return found;
}
