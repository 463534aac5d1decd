import type {
  Stack as StackDescription,
  StackEvent as EventDescription,
  StackResource as ResourceDescription,
  StackStatus,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { StackParameter } from './parameters';
import type { Stack, StackEvent } from './stack';

/** Stands for what must not be shown. */
const MASK = '****';

/** A stack in the shape of `DescribeStacks`. */
export function describeStack(stack: Stack): StackDescription {
  const { template, parameters, outputs, tags } = stack.state;
  return {
    ...commonFields(stack),
    Description: template.Description,
    Parameters: parameters.map(describeParameter),
    Outputs: outputs.map(({ key, value, description, exportName, noEcho }) => ({
      OutputKey: key,
      OutputValue: noEcho ? MASK : value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    DisableRollback: false,
    EnableTerminationProtection: stack.terminationProtection,
    NotificationARNs: [],
  };
}

/** A stack in the shape of `ListStacks`. */
export function summarizeStack(stack: Stack): StackSummary & { readonly StackStatus: StackStatus } {
  return { ...commonFields(stack), TemplateDescription: stack.state.template.Description };
}

function commonFields({ id, name, createdAt, updatedAt, deletedAt, status, statusReason }: Stack) {
  return {
    StackId: id,
    StackName: name,
    CreationTime: createdAt,
    LastUpdatedTime: updatedAt,
    DeletionTime: deletedAt,
    StackStatus: status as StackStatus,
    StackStatusReason: statusReason,
  };
}

/** The resources of a stack in the shape of `DescribeStackResources`. */
export function describeResources(stack: Stack): (ResourceDescription & { Timestamp: Date })[] {
  return [...stack.resourceStatus.values()]
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .map(({ logicalId, type, physicalId, status, reason, time }) => ({
      StackId: stack.id,
      StackName: stack.name,
      LogicalResourceId: logicalId,
      PhysicalResourceId: stack.resources.get(logicalId)?.provisioned.physicalId ?? physicalId,
      ResourceType: type,
      ResourceStatus: status as ResourceDescription['ResourceStatus'],
      ResourceStatusReason: reason,
      Timestamp: time,
    }));
}

/** An event in the shape of `DescribeStackEvents`. */
export function describeEvent(event: StackEvent): EventDescription {
  return {
    EventId: event.eventId,
    StackId: event.stackId,
    StackName: event.stackName,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    ResourceStatus: event.status as EventDescription['ResourceStatus'],
    ResourceStatusReason: event.reason,
    Timestamp: event.time,
  };
}

/** A parameter in the shape of `DescribeStacks`, without its value if that is a secret. */
export function describeParameter({ key, value, resolvedValue, noEcho }: StackParameter) {
  return { ParameterKey: key, ParameterValue: noEcho ? MASK : value, ResolvedValue: noEcho ? undefined : resolvedValue };
}
