import type {
  DescribeStackEventsCommandInput,
  DescribeStackResourceCommandInput,
  DescribeStackResourcesCommandInput,
  DescribeStacksCommandInput,
  GetTemplateCommandInput,
  ListStacksCommandInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext, Operation } from '../core/service';
import type { Run } from '../core/supported-input';
import { supportedInput } from '../core/supported-input';
import { describeEvent, describeResources, describeStack, summarizeStack } from './describe-stack';
import { authorizedStack } from './stack-access';
import { stackStore } from './stack-store';

/** The operations that only read. Everything comes in one page. */
export const READ_OPERATIONS: Readonly<Record<string, Operation>> = {
  ...reading('DescribeStacks', ['StackName'], ({ StackName }: DescribeStacksCommandInput, call) => {
    if (StackName !== undefined) {
      return { Stacks: [describeStack(authorizedStack(call, 'DescribeStacks', StackName))] };
    }
    authorizeAll(call, 'DescribeStacks');
    return { Stacks: stackStore(call.cloud).list().map(describeStack) };
  }),

  ...reading('ListStacks', ['StackStatusFilter'], ({ StackStatusFilter: wanted = [] }: ListStacksCommandInput, call) => {
    authorizeAll(call, 'ListStacks');
    const summaries = stackStore(call.cloud).list().map(summarizeStack);
    return { StackSummaries: summaries.filter(({ StackStatus }) => wanted.length === 0 || wanted.includes(StackStatus)) };
  }),

  ...reading('DescribeStackResources', ['StackName', 'LogicalResourceId'], (input: DescribeStackResourcesCommandInput, call) => {
    const { StackName, LogicalResourceId: wanted } = input;
    const resources = describeResources(authorizedStack(call, 'DescribeStackResources', StackName));
    return { StackResources: resources.filter(({ LogicalResourceId }) => wanted === undefined || LogicalResourceId === wanted) };
  }),

  ...reading('DescribeStackResource', ['StackName', 'LogicalResourceId'], (input: DescribeStackResourceCommandInput, call) => {
    const stack = authorizedStack(call, 'DescribeStackResource', input.StackName);
    const resource = describeResources(stack).find(({ LogicalResourceId }) => LogicalResourceId === input.LogicalResourceId);
    if (!resource) {
      throw new AwsError('ValidationError', `Resource ${input.LogicalResourceId ?? ''} does not exist for stack ${stack.name}`);
    }
    const { Timestamp, ...detail } = resource;
    return { StackResourceDetail: { ...detail, LastUpdatedTimestamp: Timestamp } };
  }),

  ...reading('DescribeStackEvents', ['StackName'], ({ StackName }: DescribeStackEventsCommandInput, call) => {
    const stack = authorizedStack(call, 'DescribeStackEvents', StackName);
    return { StackEvents: [...stack.events].reverse().map(describeEvent) };
  }),

  ...reading('ListExports', [], (_input, call) => {
    authorizeAll(call, 'ListExports');
    const exports = stackStore(call.cloud).exports();
    return { Exports: exports.map(({ name, value, stack }) => ({ Name: name, Value: value, ExportingStackId: stack.id })) };
  }),

  ...reading('GetTemplate', ['StackName'], ({ StackName }: GetTemplateCommandInput, call) => {
    const { state } = authorizedStack(call, 'GetTemplate', StackName);
    return { TemplateBody: JSON.stringify(state.template), StagesAvailable: ['Original', 'Processed'] };
  }),
};

function reading(name: string, fields: readonly string[], run: Run): Record<string, Operation> {
  return { [name]: supportedInput(`cloudformation:${name}`, fields, run) };
}

function authorizeAll({ authorize }: CallContext, operation: string): void {
  authorize({ action: `cloudformation:${operation}`, resource: '*' });
}
