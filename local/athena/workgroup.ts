import type { WorkGroupConfiguration } from '@aws-sdk/client-athena';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import type { Properties, ResourceProvider } from '../core/resource-provider';

/** A workgroup: where results go and what a query may cost. */
export interface WorkGroup {
  readonly name: string;
  readonly created: Date;
  readonly description?: string;
  readonly enabled: boolean;
  readonly configuration: WorkGroupConfiguration;
}

/** The workgroups of a cloud by name; `primary` is always there. */
const workGroups = perCloud(
  (cloud) => new Map<string, WorkGroup>([['primary', { name: 'primary', created: cloud.clock.date(), enabled: true, configuration: {} }]]),
);

/** The workgroup; throws Athena's InvalidRequestException when there is none or it is off. */
export function findWorkGroup(cloud: Cloud, name: string): WorkGroup {
  const found = workGroups(cloud).get(name);
  if (!found) {
    throw new AwsError('InvalidRequestException', `WorkGroup ${name} is not found.`);
  }
  return found;
}

/** AWS::Athena::WorkGroup. */
export function athenaProviders(cloud: Cloud): ResourceProvider[] {
  const keep = (name: string, properties: Properties): void => {
    workGroups(cloud).set(name, {
      name,
      created: workGroups(cloud).get(name)?.created ?? cloud.clock.date(),
      description: properties['Description'] as string | undefined,
      enabled: properties['State'] !== 'DISABLED',
      configuration: (properties['WorkGroupConfiguration'] as WorkGroupConfiguration | undefined) ?? {},
    });
  };
  return [
    {
      type: 'AWS::Athena::WorkGroup',
      properties: ['Name', 'Description', 'State', 'WorkGroupConfiguration'],
      recorded: ['RecursiveDeleteOption', 'Tags'],
      replaceOn: ['Name'],
      create: (properties) => {
        const name = String(properties['Name']);
        if (workGroups(cloud).has(name)) {
          throw new AwsError('InvalidRequestException', `WorkGroup ${name} is already created`);
        }
        keep(name, properties);
        return Promise.resolve({ physicalId: name });
      },
      update: (name, properties) => {
        keep(name, properties);
        return Promise.resolve({ physicalId: name });
      },
      delete: (name) => {
        workGroups(cloud).delete(name);
        return Promise.resolve();
      },
    },
  ];
}
