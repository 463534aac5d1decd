import type {
  CreateChangeSetCommandInput,
  DeleteChangeSetCommandInput,
  DescribeChangeSetCommandInput,
  ExecuteChangeSetCommandInput,
  ListChangeSetsCommandInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { ChangeSet } from './change-set';
import { changeSets } from './change-set';
import { addNew, newStackName } from './create-stack';
import { assertUpdatable } from './deploy-stack';
import { describeParameter } from './describe-stack';
import { withoutValues } from './resource-changes';
import type { Stack } from './stack';
import { authorizedStack } from './stack-access';
import { assertPlain, conditionKeys, stackRequest } from './stack-input';
import { StackOperation } from './stack-operation';
import { stackStore } from './stack-store';
import { stackTarget } from './stack-target';

/** Makes a change set; for a new stack also the stack, without resources yet. */
export async function createChangeSet(input: CreateChangeSetCommandInput, call: CallContext): Promise<object> {
  const { ChangeSetName: name = '', Description: description, Capabilities: capabilities = [] } = input;
  const existing = stackOf(input, call);
  const stack = existing ?? stackStore(call.cloud).blank(input.StackName ?? '');
  const request = await stackRequest(call, stack.name, input, existing);
  const target = await stackTarget(call.cloud, call.caller, stack, request);
  if (!existing) {
    addNew(call, stack);
  }
  const { id } = changeSets(call.cloud).add({ name, stack, target, description, capabilities });
  return { Id: id, StackId: stack.id };
}

/** The stack that the change set is for; nothing when it is still to be made. */
function stackOf(input: CreateChangeSetCommandInput, call: CallContext): Stack | undefined {
  const { ChangeSetName = '', ChangeSetType = 'UPDATE', StackName = '' } = input;
  if (ChangeSetType === 'UPDATE') {
    return assertUpdatable(authorizedStack(call, 'CreateChangeSet', StackName, conditionKeys(input)));
  }
  const name = newStackName(call, 'CreateChangeSet', input);
  const stack = stackStore(call.cloud).find(name);
  if (stack && stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new AwsError(
      'ValidationError',
      `Stack [${name}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
    );
  }
  return stack;
}

export function describeChangeSet(input: DescribeChangeSetCommandInput, call: CallContext): object {
  const { target, changes, capabilities, ...rest } = authorized(input, 'DescribeChangeSet', call);
  return {
    ...summary({ target, changes, capabilities, ...rest }),
    Parameters: target.parameters.map(describeParameter),
    Tags: Object.entries(target.tags).map(([Key, Value]) => ({ Key, Value })),
    Capabilities: capabilities,
    Changes: input.IncludePropertyValues ? changes : changes.map(withoutValues),
    NotificationARNs: [],
  };
}

export function listChangeSets({ StackName }: ListChangeSetsCommandInput, call: CallContext): object {
  const stack = authorizedStack(call, 'ListChangeSets', StackName);
  return { Summaries: changeSets(call.cloud).of(stack).map(summary) };
}

/** Starts what the change set describes and returns at once; the stack's other change sets are gone. */
export function executeChangeSet(input: ExecuteChangeSetCommandInput, call: CallContext): object {
  const changeSet = authorized(input, 'ExecuteChangeSet', call);
  assertPlain(input);
  const { id, status, stack, target } = changeSet;
  if (status === 'FAILED') {
    throw new AwsError('InvalidChangeSetStatus', `ChangeSet [${id}] cannot be executed in its current status of [${status}]`);
  }
  if (stack.status !== 'REVIEW_IN_PROGRESS') {
    assertUpdatable(stack);
  }
  changeSets(call.cloud).delete(changeSets(call.cloud).of(stack));
  void new StackOperation(call.cloud, stack, target).run();
  return {};
}

/** Deletes a change set; one that is not there is deleted already, as long as its stack is there. */
export function deleteChangeSet(input: DeleteChangeSetCommandInput, call: CallContext): object {
  const found = named(input, 'DeleteChangeSet', call);
  changeSets(call.cloud).delete(found ? [found] : []);
  return {};
}

type Named = Pick<DescribeChangeSetCommandInput, 'ChangeSetName' | 'StackName'>;

function authorized(input: Named, operation: string, call: CallContext): ChangeSet {
  const found = named(input, operation, call);
  if (!found) {
    throw new AwsError('ChangeSetNotFound', `ChangeSet [${input.ChangeSetName ?? ''}] does not exist`, 404);
  }
  return found;
}

function named({ ChangeSetName = '', StackName }: Named, operation: string, call: CallContext): ChangeSet | undefined {
  const found = changeSets(call.cloud).find(ChangeSetName, stackStore(call.cloud).find(StackName ?? ''));
  if (found || StackName !== undefined) {
    authorizedStack(call, operation, StackName ?? found?.stack.id);
  }
  return found;
}

function summary({ name, id, stack, description, createdAt, status, statusReason }: ChangeSet): object {
  return {
    ChangeSetName: name,
    ChangeSetId: id,
    StackName: stack.name,
    StackId: stack.id,
    Description: description,
    CreationTime: createdAt,
    Status: status,
    StatusReason: statusReason,
    ExecutionStatus: status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
  };
}
