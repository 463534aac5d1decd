import type { ConditionKeys, Principal } from '../../iam/request';
import type { Cloud } from '../core/cloud';
import type { AccessRequest } from '../core/service';
import type { Role } from './role-store';

type Values = string | readonly string[];

/**
 * The condition keys of a request: what the service says of it and the global keys.
 *
 * Requests count as made over TLS 1.3, which is what they are on AWS. `aws:SourceVpc`, `aws:SourceVpce` and the
 * keys of organizations are absent: there is no network and no organization here.
 */
export function requestKeys(cloud: Cloud, principal: Principal, role: Role | undefined, request: AccessRequest): ConditionKeys {
  const own = new Map(Object.entries(request.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  return (key) => {
    const name = key.toLowerCase();
    const value = own.get(name) ?? GLOBAL[name]?.(cloud, principal, role) ?? tag(name, role);
    return value === undefined ? undefined : [value].flat();
  };
}

type GlobalKey = (cloud: Cloud, principal: Principal, role: Role | undefined) => Values | undefined;

const isService = ({ kind }: Principal): boolean => kind === 'service';

const GLOBAL: Readonly<Record<string, GlobalKey>> = {
  'aws:currenttime': () => new Date().toISOString(),
  'aws:epochtime': () => String(Math.floor(Date.now() / 1000)),
  'aws:principalaccount': (_cloud, principal) => (isService(principal) ? undefined : principal.account),
  'aws:principalarn': (_cloud, principal) => (isService(principal) ? undefined : (principal.roleArn ?? principal.arn)),
  'aws:principalisawsservice': (_cloud, principal) => String(isService(principal)),
  'aws:principalservicename': (_cloud, principal) => (isService(principal) ? principal.arn : undefined),
  'aws:principaltype': (_cloud, { kind }) => ({ account: 'Account', role: 'AssumedRole', service: undefined })[kind],
  'aws:requestedregion': (cloud) => cloud.options.region,
  'aws:resourceaccount': (cloud) => cloud.options.account,
  'aws:securetransport': () => 'true',
  'aws:sourceip': (_cloud, principal) => (isService(principal) ? undefined : '127.0.0.1'),
  'aws:userid': (_cloud, principal, role) => role && `${role.id}:${principal.arn.split('/').at(-1) ?? ''}`,
  'aws:viaawsservice': () => 'false',
  'kms:calleraccount': (_cloud, principal) => (isService(principal) ? undefined : principal.account),
  's3:tlsversion': () => '1.3',
};

const PRINCIPAL_TAG = 'aws:principaltag/';

function tag(name: string, role: Role | undefined): string | undefined {
  if (!role || !name.startsWith(PRINCIPAL_TAG)) {
    return undefined;
  }
  const wanted = name.slice(PRINCIPAL_TAG.length);
  return Object.entries(role.tags).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
