import { Policy } from '../../iam/policy';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { roleStore } from './role-store';

/** `AWS::IAM::ManagedPolicy` and `AWS::IAM::Policy`; users and groups do not exist here. */
export function policyProviders(cloud: Cloud): ResourceProvider[] {
  const put = (id: string, name: string, properties: Properties): Promise<Provisioned> => {
    const policy = new Policy(name, properties.PolicyDocument as PolicyDocument);
    roleStore(cloud).putPolicy(id, policy, (properties.Roles ?? []) as string[]);
    return Promise.resolve({ physicalId: id, attributes: { PolicyArn: id, Id: id } });
  };
  const remove = (id: string): Promise<void> => {
    roleStore(cloud).deletePolicy(id);
    return Promise.resolve();
  };
  return [
    {
      type: 'AWS::IAM::ManagedPolicy',
      properties: ['ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles'],
      recorded: ['Description'],
      replaceOn: ['Description', 'ManagedPolicyName', 'Path'],
      create: (properties, context) => {
        const name = (properties.ManagedPolicyName as string | undefined) ?? context.physicalName(128);
        const path = (properties.Path as string | undefined) ?? '/';
        return put(`arn:${context.partition}:iam::${context.account}:policy${path}${name}`, name, properties);
      },
      update: (arn, properties) => put(arn, arn.split('/').at(-1) ?? arn, properties),
      delete: remove,
    },
    {
      type: 'AWS::IAM::Policy',
      properties: ['PolicyDocument', 'PolicyName', 'Roles'],
      replaceOn: ['PolicyName'],
      create: (properties, context) => put(context.physicalName(128), properties.PolicyName as string, properties),
      update: (id, properties) => put(id, properties.PolicyName as string, properties),
      delete: remove,
    },
  ];
}
