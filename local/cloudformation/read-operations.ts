import type {
  DescribeStackEventsCommandInput,
  DescribeStackResourceCommandInput,
  DescribeStackResourcesCommandInput,
  DescribeStacksCommandInput,
  GetTemplateCommandInput,
  ListExportsCommandInput,
  ListImportsCommandInput,
  ListStackResourcesCommandInput,
  ListStacksCommandInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import { listPage } from '../core/list-page';
import type { CallContext, Operation } from '../core/service';
import type { Run } from '../core/supported-input';
import { supportedInput } from '../core/supported-input';
import { describeEvent, describeResources, describeStack, summarizeStack } from './describe-stack';
import { authorizedStack } from './stack-access';
import { stackStore } from './stack-store';

/** Entries of a page. */
const PAGE = 100;

/** The operations that only read. */
export const READ_OPERATIONS: Readonly<Record<string, Operation>> = {
  ...reading('DescribeStacks', ['StackName', 'NextToken'], ({ StackName, NextToken }: DescribeStacksCommandInput, call) => {
    if (StackName !== undefined) {
      return { Stacks: [describeStack(authorizedStack(call, 'DescribeStacks', StackName))] };
    }
    authorizeAll(call, 'DescribeStacks');
    return pageOf('Stacks', stackStore(call.cloud).list().map(describeStack), NextToken);
  }),

  ...reading('ListStacks', ['StackStatusFilter', 'NextToken'], (input: ListStacksCommandInput, call) => {
    const { StackStatusFilter: wanted = [], NextToken } = input;
    authorizeAll(call, 'ListStacks');
    const summaries = stackStore(call.cloud).history().reverse().map(summarizeStack);
    return pageOf(
      'StackSummaries',
      summaries.filter(({ StackStatus }) => wanted.length === 0 || wanted.includes(StackStatus)),
      NextToken,
    );
  }),

  ...reading('DescribeStackResources', ['StackName', 'LogicalResourceId', 'PhysicalResourceId'], (input, call) => {
    const { PhysicalResourceId: physicalId, LogicalResourceId: wanted } = input as DescribeStackResourcesCommandInput;
    const { StackName = stackStore(call.cloud).ownerOf(physicalId ?? '')?.name } = input as DescribeStackResourcesCommandInput;
    if (StackName === undefined) {
      throw new AwsError('ValidationError', `Stack for ${physicalId ?? ''} does not exist`);
    }
    const resources = describeResources(authorizedStack(call, 'DescribeStackResources', StackName));
    return { StackResources: resources.filter(({ LogicalResourceId }) => wanted === undefined || LogicalResourceId === wanted) };
  }),

  ...reading('ListStackResources', ['StackName', 'NextToken'], ({ StackName, NextToken }: ListStackResourcesCommandInput, call) => {
    const resources = describeResources(authorizedStack(call, 'ListStackResources', StackName));
    const summaries = resources.map(
      ({ LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason, Timestamp }) => ({
        ...{ LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason },
        LastUpdatedTimestamp: Timestamp,
      }),
    );
    return pageOf('StackResourceSummaries', summaries, NextToken);
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

  ...reading('DescribeStackEvents', ['StackName', 'NextToken'], ({ StackName, NextToken }: DescribeStackEventsCommandInput, call) => {
    const stack = authorizedStack(call, 'DescribeStackEvents', StackName);
    return pageOf('StackEvents', [...stack.events].reverse().map(describeEvent), NextToken);
  }),

  ...reading('ListExports', ['NextToken'], ({ NextToken }: ListExportsCommandInput, call) => {
    authorizeAll(call, 'ListExports');
    const exports = stackStore(call.cloud).exports();
    return pageOf(
      'Exports',
      exports.map(({ name, value, stack }) => ({ Name: name, Value: value, ExportingStackId: stack.id })),
      NextToken,
    );
  }),

  ...reading('ListImports', ['ExportName', 'NextToken'], ({ ExportName = '', NextToken }: ListImportsCommandInput, call) => {
    authorizeAll(call, 'ListImports');
    const importers = stackStore(call.cloud).importers(ExportName);
    if (importers.length === 0) {
      throw new AwsError('ValidationError', `Export '${ExportName}' is not imported by any stack.`);
    }
    return pageOf('Imports', importers, NextToken);
  }),

  ...reading('GetTemplate', ['StackName', 'TemplateStage'], ({ StackName }: GetTemplateCommandInput, call) => {
    const { state } = authorizedStack(call, 'GetTemplate', StackName);
    return { TemplateBody: JSON.stringify(state.template), StagesAvailable: ['Original', 'Processed'] };
  }),
};

function reading(name: string, fields: readonly string[], run: Run): Record<string, Operation> {
  return { [name]: supportedInput(`cloudformation:${name}`, fields, run) };
}

function pageOf(name: string, all: readonly object[] | readonly string[], token: string | undefined): object {
  const { items, nextToken } = listPage<object | string>(all, PAGE, token, () => new AwsError('ValidationError', 'Invalid NextToken'));
  return { [name]: items, NextToken: nextToken };
}

function authorizeAll({ authorize }: CallContext, operation: string): void {
  authorize({ action: `cloudformation:${operation}`, resource: '*' });
}
