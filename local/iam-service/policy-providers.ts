import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { pathOf } from './identity-properties';
import { identityStore } from './identity-store';
import { identityPolicy } from './policy-document';
import { assertInlineSize, assertManagedSize } from './policy-size';

/** `AWS::IAM::ManagedPolicy` and `AWS::IAM::Policy` */
export function policyProviders(cloud: Cloud): ResourceProvider[] {
  const put = (id: string, name: string, properties: Properties, attributes: object = {}): Promise<Provisioned> => {
    const { Roles, Users, Groups } = properties as Record<string, string[] | undefined>;
    identityStore(cloud).putPolicy({
      id,
      policy: identityPolicy(name, properties.PolicyDocument as PolicyDocument),
      attachedTo: { roles: Roles, users: Users, groups: Groups },
      createdAt: cloud.clock.date(),
      description: properties.Description as string | undefined,
    });
    return Promise.resolve({ physicalId: id, attributes: { ...attributes } });
  };
  const putManaged = (arn: string, name: string, properties: Properties): Promise<Provisioned> => {
    assertManagedSize(properties.PolicyDocument as PolicyDocument);
    return put(arn, name, properties, { PolicyArn: arn });
  };
  const putInline = (id: string, properties: Properties): Promise<Provisioned> => {
    assertRolesHold(cloud, properties);
    return put(id, properties.PolicyName as string, properties, { Id: id });
  };
  const remove = (id: string): Promise<void> => {
    identityStore(cloud).deletePolicy(id);
    return Promise.resolve();
  };
  return [
    {
      type: 'AWS::IAM::ManagedPolicy',
      properties: ['Description', 'Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users'],
      replaceOn: ['Description', 'ManagedPolicyName', 'Path'],
      create: (properties, context) => {
        const name = (properties.ManagedPolicyName as string | undefined) ?? context.physicalName(128);
        return putManaged(`arn:${context.partition}:iam::${context.account}:policy${pathOf(properties)}${name}`, name, properties);
      },
      update: (arn, properties) => putManaged(arn, arn.split('/').at(-1) ?? arn, properties),
      delete: remove,
    },
    {
      type: 'AWS::IAM::Policy',
      properties: ['Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users'],
      replaceOn: ['PolicyName'],
      create: (properties, context) => putInline(context.physicalName(128), properties),
      update: putInline,
      delete: remove,
    },
  ];
}

/** The inline policies of a role have a limit together. */
function assertRolesHold(cloud: Cloud, { PolicyName, PolicyDocument: document, Roles = [] }: Properties): void {
  const store = identityStore(cloud);
  for (const name of Roles as string[]) {
    const others = store.inlineOf(store.roles.get(name)).filter((policy) => policy.name !== PolicyName);
    assertInlineSize(name, [...others.map((policy) => policy.document), document as PolicyDocument]);
  }
}
