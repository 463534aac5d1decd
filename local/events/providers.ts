import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { ArchiveDefinition } from './archive';
import { addArchive, archiveOf, removeArchive } from './archive-operations';
import { busesOf } from './event-buses';
import { ruleProvider } from './rule-provider';
import { scheduleGroupProvider, scheduleProvider } from './schedule-provider';

const eventBusProvider: ResourceProvider = {
  type: 'AWS::Events::EventBus',
  properties: ['Description', 'Name', 'Policy'],
  recorded: ['DeadLetterConfig', 'KmsKeyIdentifier', 'Tags'],
  replaceOn: ['Name'],
  create: (properties, context) => {
    busesOf(context.cloud).addBus(String(properties.Name));
    return putBus(String(properties.Name), properties, context);
  },
  update: (name, properties, _previous, context) => putBus(name, properties, context),
  delete: (name, _properties, { cloud }) => {
    busesOf(cloud).removeBus(name);
    return Promise.resolve();
  },
};

function putBus(name: string, properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const bus = busesOf(cloud).bus(name);
  bus.description = properties.Description as string | undefined;
  bus.setPolicy(properties.Policy as PolicyDocument | undefined);
  return Promise.resolve({ physicalId: name, attributes: { Name: name, Arn: bus.arn } });
}

const busPolicyProvider: ResourceProvider = {
  type: 'AWS::Events::EventBusPolicy',
  properties: ['EventBusName', 'Statement', 'StatementId'],
  replaceOn: ['EventBusName', 'StatementId'],
  create: (properties, context) => putStatement(properties, context),
  update: (_physicalId, properties, _previous, context) => putStatement(properties, context),
  delete: (_physicalId, { EventBusName: bus, StatementId: id }, { cloud }) => {
    busesOf(cloud)
      .find(String(bus ?? 'default'))
      ?.setStatement(String(id), undefined);
    return Promise.resolve();
  },
};

function putStatement(properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  const bus = busesOf(cloud).bus(String(properties.EventBusName ?? 'default'));
  const id = String(properties.StatementId);
  bus.setStatement(id, { Sid: id, ...(properties.Statement as object) });
  return Promise.resolve({ physicalId: `${bus.name}|${id}` });
}

const archiveProvider: ResourceProvider = {
  type: 'AWS::Events::Archive',
  properties: ['ArchiveName', 'Description', 'EventPattern', 'RetentionDays', 'SourceArn'],
  recorded: ['KmsKeyIdentifier'],
  replaceOn: ['ArchiveName', 'SourceArn'],
  create: (properties, context) => {
    const name = String(properties.ArchiveName ?? context.physicalName(48));
    const { arn } = addArchive(context.cloud, archiveDefinition(name, properties));
    return Promise.resolve({ physicalId: name, attributes: { Arn: arn, ArchiveName: name } });
  },
  update: (name, properties, _previous, { cloud }) => {
    const archive = archiveOf(cloud, name);
    archive.update(archiveDefinition(name, properties));
    return Promise.resolve({ physicalId: name, attributes: { Arn: archive.arn, ArchiveName: name } });
  },
  delete: (name, _properties, { cloud }) => {
    removeArchive(cloud, archiveOf(cloud, name));
    return Promise.resolve();
  },
};

function archiveDefinition(name: string, properties: Properties): ArchiveDefinition {
  return {
    name,
    sourceArn: String(properties.SourceArn),
    description: properties.Description as string | undefined,
    eventPattern: properties.EventPattern === undefined ? undefined : JSON.stringify(properties.EventPattern),
    retentionDays: properties.RetentionDays === undefined ? undefined : Number(properties.RetentionDays),
  };
}

/** Resource types of EventBridge and EventBridge Scheduler. */
export const eventsProviders: readonly ResourceProvider[] = [
  ruleProvider,
  eventBusProvider,
  busPolicyProvider,
  archiveProvider,
  scheduleProvider,
  scheduleGroupProvider,
];
