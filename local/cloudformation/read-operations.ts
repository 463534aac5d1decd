import type {
  DescribeStackEventsCommandInput,
  DescribeStackResourceCommandInput,
  DescribeStackResourcesCommandInput,
  DescribeStacksCommandInput,
  GetTemplateCommandInput,
  ListStacksCommandInput,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import { describeEvent, describeResources, describeStack, summarizeStack } from './describe-stack';
import { authorizedStack } from './stack-access';
import { stackStore } from './stack-store';

/** The operations that only read. Everything comes in one page. */
export const READ_OPERATIONS: Readonly<Record<string, Operation>> = {
  DescribeStacks: ({ StackName }: DescribeStacksCommandInput, call) => {
    if (StackName !== undefined) {
      return Promise.resolve({ Stacks: [describeStack(authorizedStack(call, 'DescribeStacks', StackName))] });
    }
    authorizeAll(call, 'DescribeStacks');
    return Promise.resolve({ Stacks: stackStore(call.cloud).list().map(describeStack) });
  },

  ListStacks: ({ StackStatusFilter = [] }: ListStacksCommandInput, call) => {
    authorizeAll(call, 'ListStacks');
    const summaries = stackStore(call.cloud).list().map(summarizeStack);
    const isWanted = (status: StackStatus): boolean => StackStatusFilter.length === 0 || StackStatusFilter.includes(status);
    return Promise.resolve({ StackSummaries: summaries.filter(({ StackStatus: status }) => isWanted(status)) });
  },

  DescribeStackResources: (input: DescribeStackResourcesCommandInput, call) => {
    if (input.PhysicalResourceId !== undefined) {
      throw new NotEmulated('cloudformation:DescribeStackResources by PhysicalResourceId');
    }
    const resources = describeResources(authorizedStack(call, 'DescribeStackResources', input.StackName));
    const { LogicalResourceId: wanted } = input;
    return Promise.resolve({
      StackResources: resources.filter(({ LogicalResourceId }) => wanted === undefined || LogicalResourceId === wanted),
    });
  },

  DescribeStackResource: ({ StackName, LogicalResourceId }: DescribeStackResourceCommandInput, call) => {
    const stack = authorizedStack(call, 'DescribeStackResource', StackName);
    const resource = describeResources(stack).find((entry) => entry.LogicalResourceId === LogicalResourceId);
    if (!resource) {
      throw new AwsError('ValidationError', `Resource ${LogicalResourceId ?? ''} does not exist for stack ${stack.name}`);
    }
    const { Timestamp, ...detail } = resource;
    return Promise.resolve({ StackResourceDetail: { ...detail, LastUpdatedTimestamp: Timestamp } });
  },

  DescribeStackEvents: ({ StackName }: DescribeStackEventsCommandInput, call) => {
    const stack = authorizedStack(call, 'DescribeStackEvents', StackName);
    return Promise.resolve({ StackEvents: [...stack.events].reverse().map(describeEvent) });
  },

  ListExports: (_input: object, call) => {
    authorizeAll(call, 'ListExports');
    const exports = stackStore(call.cloud).exports();
    return Promise.resolve({
      Exports: exports.map(({ name, value, stack }) => ({ Name: name, Value: value, ExportingStackId: stack.id })),
    });
  },

  GetTemplate: ({ StackName }: GetTemplateCommandInput, call) => {
    const { state } = authorizedStack(call, 'GetTemplate', StackName);
    return Promise.resolve({ TemplateBody: JSON.stringify(state.template), StagesAvailable: ['Original', 'Processed'] });
  },
};

function authorizeAll({ authorize }: CallContext, operation: string): void {
  authorize({ action: `cloudformation:${operation}`, resource: '*' });
}
