import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ProvisionContext, ResourceProvider } from '../core/resource-provider';
import { inlinePolicies, pathOf, tagsOf, uniqueId } from './identity-properties';
import { identityStore } from './identity-store';

/** `AWS::IAM::User`, `AWS::IAM::Group` and what puts users into groups. */
export function userProviders(cloud: Cloud): ResourceProvider[] {
  return [userProvider(cloud), groupProvider(cloud), additionProvider(cloud)];
}

function userProvider(cloud: Cloud): ResourceProvider {
  const { users } = identityStore(cloud);
  const put = (name: string, properties: Properties, { partition, account }: ProvisionContext): Promise<Provisioned> => {
    const arn = `arn:${partition}:iam::${account}:user${pathOf(properties)}${name}`;
    users.put({
      name,
      arn,
      id: uniqueId('AIDA', name),
      tags: tagsOf(properties),
      boundaryArn: properties.PermissionsBoundary as string | undefined,
      groups: (properties.Groups ?? []) as string[],
      inline: inlinePolicies(name, properties),
      managedPolicyArns: (properties.ManagedPolicyArns ?? []) as string[],
      createdAt: cloud.clock.date(),
    });
    return Promise.resolve({ physicalId: name, attributes: { Arn: arn } });
  };
  return {
    type: 'AWS::IAM::User',
    properties: ['Groups', 'ManagedPolicyArns', 'Path', 'PermissionsBoundary', 'Policies', 'Tags', 'UserName'],
    // Nobody signs in to a console here.
    recorded: ['LoginProfile'],
    replaceOn: ['UserName'],
    create: (properties, context) => put((properties.UserName as string | undefined) ?? context.physicalName(64), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context),
    delete: (name) => {
      users.delete(name);
      return Promise.resolve();
    },
  };
}

function groupProvider(cloud: Cloud): ResourceProvider {
  const { groups } = identityStore(cloud);
  const put = (name: string, properties: Properties, { partition, account }: ProvisionContext): Promise<Provisioned> => {
    const arn = `arn:${partition}:iam::${account}:group${pathOf(properties)}${name}`;
    const managedPolicyArns = (properties.ManagedPolicyArns ?? []) as string[];
    groups.put({ name, arn, id: uniqueId('AGPA', name), inline: inlinePolicies(name, properties), managedPolicyArns });
    return Promise.resolve({ physicalId: name, attributes: { Arn: arn } });
  };
  return {
    type: 'AWS::IAM::Group',
    properties: ['GroupName', 'ManagedPolicyArns', 'Path', 'Policies'],
    replaceOn: ['GroupName'],
    create: (properties, context) => put((properties.GroupName as string | undefined) ?? context.physicalName(128), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context),
    delete: (name) => {
      groups.delete(name);
      return Promise.resolve();
    },
  };
}

function additionProvider(cloud: Cloud): ResourceProvider {
  const put = (physicalId: string, { GroupName, Users }: Properties): Promise<Provisioned> => {
    identityStore(cloud).putAddition(physicalId, GroupName as string, Users as string[]);
    return Promise.resolve({ physicalId, attributes: { Id: physicalId } });
  };
  return {
    type: 'AWS::IAM::UserToGroupAddition',
    properties: ['GroupName', 'Users'],
    create: (properties, context) => put(context.physicalName(128), properties),
    update: put,
    delete: (id) => {
      identityStore(cloud).deleteAddition(id);
      return Promise.resolve();
    },
  };
}
