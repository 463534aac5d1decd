import { createHash } from 'node:crypto';
import { Policy } from '../../iam/policy';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ProvisionContext, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { Role } from './role-store';
import { roleStore } from './role-store';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: PolicyDocument;
}

/** The longest session of a role that does not set its own, in seconds. */
const DEFAULT_SESSION_SECONDS = 3600;

/** `AWS::IAM::Role` */
export function roleProvider(cloud: Cloud): ResourceProvider {
  const put = (name: string, properties: Properties, context: ProvisionContext): Promise<Provisioned> => {
    const role = toRole(name, properties, context);
    roleStore(cloud).putRole(role);
    return Promise.resolve({ physicalId: name, attributes: { Arn: role.arn, RoleId: role.id } });
  };
  return {
    type: 'AWS::IAM::Role',
    properties: [
      'AssumeRolePolicyDocument',
      'ManagedPolicyArns',
      'MaxSessionDuration',
      'Path',
      'PermissionsBoundary',
      'Policies',
      'RoleName',
      'Tags',
    ],
    recorded: ['Description'],
    replaceOn: ['Path', 'RoleName'],
    create: (properties, context) => put((properties.RoleName as string | undefined) ?? context.physicalName(64), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context),
    delete: (name) => {
      roleStore(cloud).deleteRole(name);
      return Promise.resolve();
    },
  };
}

function toRole(name: string, properties: Properties, { partition, account }: ProvisionContext): Role {
  const trust = properties.AssumeRolePolicyDocument as PolicyDocument;
  // Compiled once here only to refuse a document that IAM would refuse.
  new Policy(`trust policy of ${name}`, trust);
  return {
    name,
    arn: `arn:${partition}:iam::${account}:role${(properties.Path as string | undefined) ?? '/'}${name}`,
    id: `AROA${createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase()}`,
    trust,
    tags: Object.fromEntries(((properties.Tags ?? []) as Tag[]).map(({ Key, Value }) => [Key, Value])),
    maxSessionSeconds: Number(properties.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS),
    boundaryArn: properties.PermissionsBoundary as string | undefined,
    inline: ((properties.Policies ?? []) as InlinePolicy[]).map(
      (policy) => new Policy(`${name}/${policy.PolicyName}`, policy.PolicyDocument),
    ),
    managedPolicyArns: (properties.ManagedPolicyArns ?? []) as string[],
  };
}
