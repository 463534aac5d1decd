import type {
  GetPolicyCommandInput,
  GetPolicyCommandOutput,
  GetPolicyVersionCommandInput,
  GetPolicyVersionCommandOutput,
  GetRolePolicyCommandInput,
  GetRolePolicyCommandOutput,
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput,
  ListPoliciesCommandInput,
  ListPoliciesCommandOutput,
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput,
  Policy as PolicyEntry,
} from '@aws-sdk/client-iam';
import type { Policy } from '../../iam/policy';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import type { Role } from './identity';
import type { StoredPolicy } from './identity-store';
import { identityStore } from './identity-store';
import { page } from './paging';
import { authorizedRole } from './read-identities';

/** Templates make no further version of a policy: an update takes the place of the only one. */
const VERSION = 'v1';
const EPOCH = new Date(0);

export function getPolicy({ PolicyArn = '' }: GetPolicyCommandInput, context: CallContext): SdkOutput<GetPolicyCommandOutput> {
  return { Policy: entry(context.cloud, authorizedPolicy(context, 'iam:GetPolicy', PolicyArn)) };
}

export function getPolicyVersion(
  { PolicyArn = '', VersionId = '' }: GetPolicyVersionCommandInput,
  context: CallContext,
): SdkOutput<GetPolicyVersionCommandOutput> {
  const stored = authorizedPolicy(context, 'iam:GetPolicyVersion', PolicyArn);
  if (VersionId !== VERSION) {
    throw new AwsError('NoSuchEntity', `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`, 404);
  }
  const CreateDate = stored.createdAt ?? EPOCH;
  return { PolicyVersion: { Document: encoded(stored.policy), VersionId, IsDefaultVersion: true, CreateDate } };
}

export function listPolicies(input: ListPoliciesCommandInput, context: CallContext): SdkOutput<ListPoliciesCommandOutput> {
  const { cloud } = context;
  context.authorize({ action: 'iam:ListPolicies', resource: `arn:${cloud.options.partition}:iam::${cloud.options.account}:policy/` });
  if (input.Scope !== 'Local') {
    throw new NotEmulated(`iam:ListPolicies with the scope ${input.Scope ?? 'All'}: only Local is`);
  }
  const all = identityStore(cloud)
    .ownManaged()
    .map((stored) => entry(cloud, stored));
  const listed = page(input.OnlyAttached === true ? all.filter(({ AttachmentCount = 0 }) => AttachmentCount > 0) : all, input);
  return { Policies: listed.items, ...listed.page };
}

export function listRolePolicies(input: ListRolePoliciesCommandInput, context: CallContext): SdkOutput<ListRolePoliciesCommandOutput> {
  const role = authorizedRole(context, 'iam:ListRolePolicies', input.RoleName ?? '');
  const listed = page([...inlineByName(context.cloud, role).keys()].sort(), input);
  return { PolicyNames: listed.items, ...listed.page };
}

export function getRolePolicy(
  { RoleName = '', PolicyName = '' }: GetRolePolicyCommandInput,
  context: CallContext,
): SdkOutput<GetRolePolicyCommandOutput> {
  const role = authorizedRole(context, 'iam:GetRolePolicy', RoleName);
  const policy = inlineByName(context.cloud, role).get(PolicyName);
  if (!policy) {
    throw new AwsError('NoSuchEntity', `The role policy with name ${PolicyName} cannot be found.`, 404);
  }
  return { RoleName, PolicyName, PolicyDocument: encoded(policy) };
}

export function listAttachedRolePolicies(
  input: ListAttachedRolePoliciesCommandInput,
  context: CallContext,
): SdkOutput<ListAttachedRolePoliciesCommandOutput> {
  const role = authorizedRole(context, 'iam:ListAttachedRolePolicies', input.RoleName ?? '');
  const below = identityStore(context.cloud)
    .managedOf(role)
    .filter(({ id }) => pathIn(id).startsWith(input.PathPrefix ?? '/'));
  const listed = page(below, input);
  return { AttachedPolicies: listed.items.map(({ id, policy }) => ({ PolicyName: policy.name, PolicyArn: id })), ...listed.page };
}

function authorizedPolicy(context: CallContext, action: string, arn: string): StoredPolicy {
  context.authorize({ action, resource: arn });
  return identityStore(context.cloud).managed(arn);
}

/** Inline policies of a role's own resource are named after the role too. */
function inlineByName(cloud: Cloud, role: Role): Map<string, Policy> {
  return new Map(
    identityStore(cloud)
      .inlineOf(role)
      .map((policy) => [policy.name.split('/').at(-1) ?? policy.name, policy]),
  );
}

function entry(cloud: Cloud, stored: StoredPolicy): PolicyEntry {
  const { id, policy, createdAt = EPOCH, description } = stored;
  const store = identityStore(cloud);
  const holders = [...store.roles.all(), ...store.users.all(), ...store.groups.all()];
  const attached = holders.filter((identity) => store.managedOf(identity).includes(stored));
  const bounded = [...store.roles.all(), ...store.users.all()].filter(({ boundaryArn }) => boundaryArn === id);
  return {
    PolicyName: policy.name,
    Arn: id,
    Path: pathIn(id),
    DefaultVersionId: VERSION,
    AttachmentCount: attached.length,
    PermissionsBoundaryUsageCount: bounded.length,
    IsAttachable: true,
    Description: description,
    CreateDate: createdAt,
    UpdateDate: createdAt,
  };
}

/** The path in a policy's ARN, for example `/` or `/service-role/`. */
function pathIn(arn: string): string {
  return arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
}

function encoded({ document }: Policy): string {
  return encodeURIComponent(JSON.stringify(document));
}
