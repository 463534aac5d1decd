import type { CreateModelPackageGroupInput, DeleteModelPackageGroupInput, DescribeModelPackageGroupInput } from '@aws-sdk/client-sagemaker';
import type { Operation } from '../core/service';
import { authorizeCreate, authorizeOn } from './access';
import type { PackageGroup, SageMakerState } from './state';
import { keepTags } from './tags';
import { checkName, onlyFields, required, ValidationException } from './validation';

/** CreateModelPackageGroup, DescribeModelPackageGroup, DeleteModelPackageGroup. */
export function modelPackageGroupOperations(state: SageMakerState): Record<string, Operation> {
  return {
    CreateModelPackageGroup: (input: CreateModelPackageGroupInput, context) => {
      const name = checkName('modelPackageGroupName', required(input, 'ModelPackageGroupName'));
      const arn = groupArn(state, name);
      authorizeCreate(context, 'CreateModelPackageGroup', arn, input.Tags);
      onlyFields('CreateModelPackageGroup', input, ['ModelPackageGroupName', 'ModelPackageGroupDescription', 'Tags']);
      if (state.packageGroups.has(name)) {
        throw new ValidationException(`Model Package Group already exists: ${arn}`);
      }
      keepTags(state, arn, input.Tags);
      state.packageGroups.set(name, {
        name,
        arn,
        created: state.cloud.clock.date(),
        description: input.ModelPackageGroupDescription,
        lastVersion: 0,
      });
      return Promise.resolve({ ModelPackageGroupArn: arn });
    },
    DescribeModelPackageGroup: (input: DescribeModelPackageGroupInput, context) => {
      const name = groupName(required(input, 'ModelPackageGroupName'));
      authorizeOn(state, context, 'DescribeModelPackageGroup', groupArn(state, name));
      const group = findGroup(state, name);
      return Promise.resolve({
        ModelPackageGroupName: group.name,
        ModelPackageGroupArn: group.arn,
        ModelPackageGroupDescription: group.description,
        CreationTime: group.created,
        ModelPackageGroupStatus: 'Completed',
      });
    },
    DeleteModelPackageGroup: (input: DeleteModelPackageGroupInput, context) => {
      const name = groupName(required(input, 'ModelPackageGroupName'));
      authorizeOn(state, context, 'DeleteModelPackageGroup', groupArn(state, name));
      findGroup(state, name);
      if ([...state.packages.values()].some((found) => found.ModelPackageGroupName === name)) {
        throw new ValidationException(`Model Package Group ${name} cannot be deleted: it still has model packages.`);
      }
      state.packageGroups.delete(name);
      state.tags.delete(groupArn(state, name));
      return Promise.resolve({});
    },
  };
}

/** The group's name, from a name or an ARN. */
export function groupName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}

function groupArn(state: SageMakerState, name: string): string {
  return state.arn(`model-package-group/${name}`);
}

/** The group of this name; throws AWS's ValidationException when there is none. */
export function findGroup(state: SageMakerState, name: string): PackageGroup {
  const group = state.packageGroups.get(name);
  if (!group) {
    throw new ValidationException(`Could not find model package group ${groupArn(state, name)}.`);
  }
  return group;
}
