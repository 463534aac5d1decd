import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ProvisionContext, ResourceProvider } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import type { Role } from './identity';
import { inlinePolicies, pathOf, tagsOf, uniqueId } from './identity-properties';
import { identityStore } from './identity-store';
import { trustPolicy } from './policy-document';
import { assertInlineSize, assertTrustSize } from './policy-size';
import { assertPrincipalsExist } from './trusted-principals';

/** The longest session of a role that does not set its own, in seconds; the least that it may set. */
const DEFAULT_SESSION_SECONDS = 3600;
const MAX_SESSION_SECONDS = 12 * 3600;

/** `AWS::IAM::Role` */
export function roleProvider(cloud: Cloud): ResourceProvider {
  const { roles } = identityStore(cloud);
  const put = (name: string, properties: Properties, context: ProvisionContext, createdAt?: Date): Promise<Provisioned> => {
    assertPrincipalsExist(identityStore(cloud), context.account, properties.AssumeRolePolicyDocument as PolicyDocument);
    const role = { ...toRole(name, properties, context), createdAt: createdAt ?? cloud.clock.date() };
    roles.put(role);
    return Promise.resolve({ physicalId: name, attributes: { Arn: role.arn, RoleId: role.id } });
  };
  return {
    type: 'AWS::IAM::Role',
    properties: [
      'AssumeRolePolicyDocument',
      'Description',
      'ManagedPolicyArns',
      'MaxSessionDuration',
      'Path',
      'PermissionsBoundary',
      'Policies',
      'RoleName',
      'Tags',
    ],
    replaceOn: ['Path', 'RoleName'],
    create: (properties, context) => put((properties.RoleName as string | undefined) ?? context.physicalName(64), properties, context),
    update: (name, properties, _previous, context) => put(name, properties, context, roles.get(name).createdAt),
    delete: (name) => {
      roles.delete(name);
      return Promise.resolve();
    },
  };
}

function toRole(name: string, properties: Properties, { partition, account }: ProvisionContext): Role {
  const maxSessionSeconds = Number(properties.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS);
  if (!(maxSessionSeconds >= DEFAULT_SESSION_SECONDS && maxSessionSeconds <= MAX_SESSION_SECONDS)) {
    const range = `${DEFAULT_SESSION_SECONDS} to ${MAX_SESSION_SECONDS}`;
    throw new AwsError(
      'ValidationError',
      `MaxSessionDuration of the role ${name} must be ${range}, got ${String(properties.MaxSessionDuration)}`,
    );
  }
  const trust = properties.AssumeRolePolicyDocument as PolicyDocument;
  assertTrustSize(trust);
  const inline = inlinePolicies(name, properties);
  assertInlineSize(
    name,
    inline.map(({ document }) => document),
  );
  return {
    name,
    arn: `arn:${partition}:iam::${account}:role${pathOf(properties)}${name}`,
    id: uniqueId('AROA', name),
    description: properties.Description as string | undefined,
    trust: trustPolicy(name, trust),
    tags: tagsOf(properties),
    maxSessionSeconds,
    boundaryArn: properties.PermissionsBoundary as string | undefined,
    inline,
    managedPolicyArns: (properties.ManagedPolicyArns ?? []) as string[],
  };
}
