import type {
  CreateGrantCommandInput,
  CreateGrantCommandOutput,
  GrantListEntry,
  ListGrantsCommandInput,
  ListGrantsCommandOutput,
  RetireGrantCommandInput,
  RevokeGrantCommandInput,
} from '@aws-sdk/client-kms';
import { randomBytes } from 'node:crypto';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { listPage } from '../core/list-page';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext, Caller } from '../core/service';
import { asking } from '../iam-service/asking';
import { authorizeUse } from './authorize-key';
import type { Grant } from './grant';
import type { Key } from './key';
import { assertUsable } from './key';
import { keyStore } from './key-store';

const PAGE_SIZE = 50;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export function createGrant(input: CreateGrantCommandInput, { cloud, caller }: CallContext): SdkOutput<CreateGrantCommandOutput> {
  const { GranteePrincipal = input.GranteeServicePrincipal ?? '', Operations = [] } = input;
  const key = authorizeUse(cloud, caller, 'kms:CreateGrant', input.KeyId ?? '', {
    'kms:GrantIsForAWSResource': 'false',
    'kms:GranteePrincipal': GranteePrincipal,
    'kms:GrantOperations': Operations,
    ...(input.RetiringPrincipal !== undefined && { 'kms:RetiringPrincipal': input.RetiringPrincipal }),
    ...(input.Constraints && { 'kms:GrantConstraintType': Object.keys(input.Constraints) }),
  });
  assertUsable(key);
  const named = key.grants.find(
    ({ name, granteePrincipal }) => name !== undefined && name === input.Name && granteePrincipal === GranteePrincipal,
  );
  const grant = named ?? addGrant(cloud, key, { ...input, GranteePrincipal });
  return { GrantId: grant.id, GrantToken: grant.token };
}

/**
 * The grant that a service takes for a resource, with the right of who makes the resource to give one to services.
 *
 * @param viaService the calling service as in its host name, for example `lambda`
 */
export function grantToResource(cloud: Cloud, caller: Caller, viaService: string, input: CreateGrantCommandInput): void {
  const key = authorizeUse(cloud, { ...caller, via: [viaService] }, 'kms:CreateGrant', input.KeyId ?? '', {
    'kms:GrantIsForAWSResource': 'true',
    'kms:ViaService': `${viaService}.${cloud.options.region}.amazonaws.com`,
    'kms:GranteePrincipal': input.GranteePrincipal ?? '',
    'kms:GrantOperations': input.Operations ?? [],
  });
  assertUsable(key);
  key.grants = key.grants.filter(({ name }) => name !== input.Name);
  addGrant(cloud, key, input);
}

function addGrant(cloud: Cloud, key: Key, input: CreateGrantCommandInput): Grant {
  const grant: Grant = {
    id: randomBytes(32).toString('hex'),
    token: randomBytes(64).toString('base64'),
    name: input.Name,
    granteePrincipal: input.GranteePrincipal ?? '',
    retiringPrincipal: input.RetiringPrincipal,
    operations: input.Operations ?? [],
    constraints: input.Constraints,
    createdAt: cloud.clock.date(),
  };
  key.grants = [...key.grants, grant];
  return grant;
}

export function listGrants(input: ListGrantsCommandInput, { cloud, caller }: CallContext): SdkOutput<ListGrantsCommandOutput> {
  const key = authorizeUse(cloud, caller, 'kms:ListGrants', input.KeyId ?? '');
  const wanted = key.grants.filter(
    ({ id, granteePrincipal }) => (input.GrantId ?? id) === id && (input.GranteePrincipal ?? granteePrincipal) === granteePrincipal,
  );
  const invalid = (): Error => new AwsError('InvalidMarkerException', 'The marker is not valid.');
  const { items, nextToken } = listPage(wanted, input.Limit ?? PAGE_SIZE, input.Marker, invalid);
  const page = { Truncated: nextToken !== undefined, ...(nextToken !== undefined && { NextMarker: nextToken }) };
  return { Grants: items.map((grant) => entry(cloud, key, grant)), ...page };
}

/** Whoever may revoke on the key can end any grant. */
export function revokeGrant({ KeyId = '', GrantId = '' }: RevokeGrantCommandInput, { cloud, caller }: CallContext): object {
  const key = authorizeUse(cloud, caller, 'kms:RevokeGrant', KeyId);
  removeGrant(
    key,
    grantOf(key, ({ id }) => id === GrantId),
  );
  return {};
}

/** The retiring principal, the grantee where the grant says so, and the account itself can end a grant without a permission of their own. */
export function retireGrant({ KeyId, GrantId, GrantToken }: RetireGrantCommandInput, { cloud, caller }: CallContext): object {
  const keys = KeyId === undefined ? keyStore(cloud).all() : [keyStore(cloud).find(KeyId)];
  const found = keys.find(({ grants }) => grants.some(({ id, token }) => id === GrantId || token === GrantToken));
  if (!found) {
    throw unknownGrant();
  }
  const grant = grantOf(found, ({ id, token }) => id === GrantId || token === GrantToken);
  const { principal } = asking(cloud, caller);
  const own = [principal.arn, principal.roleArn];
  const retires =
    own.includes(grant.retiringPrincipal) || (own.includes(grant.granteePrincipal) && grant.operations.includes('RetireGrant'));
  if (!retires) {
    authorizeUse(cloud, caller, 'kms:RetireGrant', found.arn);
  }
  removeGrant(found, grant);
  return {};
}

function grantOf({ grants }: Key, fits: (grant: Grant) => boolean): Grant {
  const grant = grants.find(fits);
  if (!grant) {
    throw unknownGrant();
  }
  return grant;
}

function removeGrant(key: Key, grant: Grant): void {
  key.grants = key.grants.filter((other) => other !== grant);
}

function unknownGrant(): AwsError {
  return new AwsError('NotFoundException', 'The grant does not exist.');
}

function entry({ options: { partition, account } }: Cloud, key: Key, grant: Grant): GrantListEntry {
  return {
    KeyId: key.arn,
    GrantId: grant.id,
    Name: grant.name ?? '',
    CreationDate: grant.createdAt,
    GranteePrincipal: grant.granteePrincipal,
    RetiringPrincipal: grant.retiringPrincipal,
    IssuingAccount: `arn:${partition}:iam::${account}:root`,
    Operations: [...grant.operations] as GrantListEntry['Operations'],
    Constraints: grant.constraints,
  };
}
