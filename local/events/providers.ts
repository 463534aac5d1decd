import type { ResourceProvider } from '../core/resource-provider';
import { busesOf } from './event-buses';
import { ruleProvider } from './rule-provider';
import { scheduleProvider } from './schedule-provider';

const eventBusProvider: ResourceProvider = {
  type: 'AWS::Events::EventBus',
  properties: ['Name'],
  recorded: ['DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'Policy', 'Tags'],
  replaceOn: ['Name'],
  create: (properties, { cloud }) => {
    const name = String(properties.Name);
    busesOf(cloud).addBus(name);
    return Promise.resolve({ physicalId: name, attributes: { Name: name, Arn: cloud.arn('events', `event-bus/${name}`) } });
  },
  delete: (name, _properties, { cloud }) => {
    busesOf(cloud).removeBus(name);
    return Promise.resolve();
  },
};

const archiveProvider: ResourceProvider = {
  type: 'AWS::Events::Archive',
  properties: ['ArchiveName'],
  recorded: ['Description', 'EventPattern', 'KmsKeyIdentifier', 'RetentionDays', 'SourceArn'],
  replaceOn: ['ArchiveName', 'SourceArn'],
  create: (properties, context) => {
    const name = String(properties.ArchiveName ?? context.physicalName(48));
    return Promise.resolve({ physicalId: name, attributes: { Arn: context.cloud.arn('events', `archive/${name}`) } });
  },
  update: (name, _properties, _previous, { cloud }) =>
    Promise.resolve({ physicalId: name, attributes: { Arn: cloud.arn('events', `archive/${name}`) } }),
  delete: () => Promise.resolve(),
};

/** Resource types of EventBridge and EventBridge Scheduler. */
export const eventsProviders: readonly ResourceProvider[] = [ruleProvider, scheduleProvider, eventBusProvider, archiveProvider];
