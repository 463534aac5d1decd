import { randomUUID } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { MAPPING_FIELDS } from './event-source-mapping';
import { describeMapping, eventSourceMappingsOf } from './event-source-mappings';
import { functionReference } from './function-reference';
import { functionsOf } from './function-registry';
import type { PageInput } from './page';
import { page, PAGE_FIELDS } from './page';

/** What can't be changed once a mapping is there. */
const FIXED = ['EventSourceArn', 'StartingPosition'];

/** Operations on event source mappings. */
export const eventSourceOperations: Readonly<Record<string, Operation>> = {
  CreateEventSourceMapping: supportedInput('CreateEventSourceMapping', MAPPING_FIELDS, createMapping),
  GetEventSourceMapping: supportedInput('GetEventSourceMapping', ['UUID'], (input: { UUID: string }, context) => {
    allow(context, 'GetEventSourceMapping', input.UUID);
    return describeMapping(context.cloud, eventSourceMappingsOf(context.cloud).get(input.UUID));
  }),
  ListEventSourceMappings: supportedInput('ListEventSourceMappings', ['EventSourceArn', 'FunctionName', ...PAGE_FIELDS], listMappings),
  UpdateEventSourceMapping: supportedInput(
    'UpdateEventSourceMapping',
    ['UUID', ...MAPPING_FIELDS.filter((field) => !FIXED.includes(field))],
    updateMapping,
  ),
  DeleteEventSourceMapping: supportedInput('DeleteEventSourceMapping', ['UUID'], (input: { UUID: string }, context) => {
    allow(context, 'DeleteEventSourceMapping', input.UUID);
    const mapping = eventSourceMappingsOf(context.cloud).get(input.UUID);
    const described = describeMapping(context.cloud, mapping);
    eventSourceMappingsOf(context.cloud).remove(input.UUID);
    return { ...described, State: 'Deleting' };
  }),
};

function allow({ cloud, authorize }: CallContext, operation: string, uuid: string): void {
  authorize({ action: `lambda:${operation}`, resource: cloud.arn('lambda', `event-source-mapping:${uuid}`) });
}

async function createMapping(input: Properties, context: CallContext): Promise<object> {
  const { cloud } = context;
  context.authorize({ action: 'lambda:CreateEventSourceMapping', resource: '*' });
  const mappings = eventSourceMappingsOf(cloud);
  const name = functionReference(String(input.FunctionName)).name;
  const known = mappings
    .list()
    .find(({ settings }) => settings.sourceArn === input.EventSourceArn && functionReference(settings.functionName).name === name);
  if (known) {
    throw new AwsError(
      'ResourceConflictException',
      `An event source mapping with arn (" ${known.settings.sourceArn} ") and function (" ${name} ") already exists. ` +
        `Please update or delete the existing mapping with UUID ${known.uuid}`,
      409,
      { Type: 'User' },
    );
  }
  return describeMapping(cloud, await mappings.put(randomUUID(), input));
}

async function updateMapping({ UUID, ...changes }: Properties, context: CallContext): Promise<object> {
  const { cloud } = context;
  allow(context, 'UpdateEventSourceMapping', String(UUID));
  const mappings = eventSourceMappingsOf(cloud);
  const { properties } = mappings.get(String(UUID));
  return describeMapping(cloud, await mappings.put(String(UUID), { ...properties, ...changes }));
}

function listMappings(input: PageInput & { EventSourceArn?: string; FunctionName?: string }, { cloud, authorize }: CallContext): object {
  authorize({ action: 'lambda:ListEventSourceMappings', resource: '*' });
  const name = input.FunctionName === undefined ? undefined : functionsOf(cloud).get(input.FunctionName).latest.name;
  const wanted = eventSourceMappingsOf(cloud)
    .list()
    .filter(({ settings }) => settings.sourceArn === (input.EventSourceArn ?? settings.sourceArn))
    .filter(({ settings }) => name === undefined || functionReference(settings.functionName).name === name);
  const { items, NextMarker } = page(wanted, input);
  return { EventSourceMappings: items.map((mapping) => describeMapping(cloud, mapping)), NextMarker };
}
