import type { ConditionKeys } from '../../iam/request';
import type { Cloud } from '../core/cloud';
import type { AccessRequest } from '../core/service';
import type { Asking } from './asking';

type Values = string | readonly string[];
type Context = AccessRequest['context'];

/** IAM is one service for the world; its requests count as made in this region. */
const IAM_REGION = 'us-east-1';

/**
 * The condition keys of a request: what the service says of it, what the caller brings along, and the global keys.
 *
 * Requests count as made over TLS 1.3, which is what they are on AWS, and the administrator as signed in with a second factor. `aws:SourceVpc`,
 * `aws:SourceVpce` and the keys of organizations are absent: there is no network and no organization here.
 */
export function requestKeys(cloud: Cloud, asking: Asking, request: AccessRequest): ConditionKeys {
  let own: ReadonlyMap<string, Values> | undefined;
  return (key) => {
    const name = key.toLowerCase();
    own ??= lowerCased(asking.caller.context, request.context);
    const value = own.get(name) ?? GLOBAL[name]?.(asking, cloud, request) ?? tag(name, asking);
    return typeof value === 'string' ? [value] : value;
  };
}

/** Most requests are decided without a condition: the map is made only for those that have one. */
function lowerCased(...contexts: readonly Context[]): ReadonlyMap<string, Values> {
  return new Map(contexts.flatMap((context = {}) => Object.entries(context).map(([key, value]) => [key.toLowerCase(), value] as const)));
}

type GlobalKey = (asking: Asking, cloud: Cloud, request: AccessRequest) => Values | undefined;

const ofService =
  (key: (names: readonly [string, ...string[]]) => Values): GlobalKey =>
  ({ principal: { kind, arn, aliases = [] } }) =>
    kind === 'service' ? key([arn, ...aliases]) : undefined;

const ofPerson =
  (key: GlobalKey): GlobalKey =>
  (asking, ...rest) =>
    asking.principal.kind === 'service' || asking.principal.kind === 'anonymous' ? undefined : key(asking, ...rest);

/** Services that AWS names in the list of those that called on behalf of a principal; all others only set `aws:ViaAWSService`. */
const NAMED_IN_CALLED_VIA: readonly string[] = ['athena', 'cloudformation', 'dynamodb', 'kms'];

function calledVia({ caller }: Asking): readonly string[] | undefined {
  const named = caller.via?.filter((service) => NAMED_IN_CALLED_VIA.includes(service)).map((service) => `${service}.amazonaws.com`);
  return named?.length ? named : undefined;
}

const PRINCIPAL_TYPES = { account: 'Account', user: 'User', role: 'AssumedRole', service: undefined, anonymous: 'Anonymous' } as const;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
const GLOBAL: Readonly<Record<string, GlobalKey>> = {
  'aws:calledvia': calledVia,
  'aws:calledviafirst': (asking) => calledVia(asking)?.[0],
  'aws:calledvialast': (asking) => calledVia(asking)?.at(-1),
  'aws:currenttime': () => new Date().toISOString(),
  'aws:epochtime': () => String(Math.floor(Date.now() / 1000)),
  'aws:multifactorauthpresent': ({ principal }) => (principal.kind === 'account' ? 'true' : undefined),
  'aws:principalaccount': ofPerson(({ principal }) => principal.account),
  'aws:principalarn': ofPerson(({ principal }) => principal.roleArn ?? principal.arn),
  'aws:principalisawsservice': ({ principal }) => String(principal.kind === 'service'),
  'aws:principalservicename': ofService(([name]) => name),
  'aws:principalservicenameslist': ofService((names) => names),
  'aws:principaltype': ({ principal }) => PRINCIPAL_TYPES[principal.kind],
  'aws:requestedregion': (_asking, cloud, { action }) => (action.startsWith('iam:') ? IAM_REGION : cloud.options.region),
  'aws:resourceaccount': (_asking, cloud) => cloud.options.account,
  'aws:securetransport': () => 'true',
  'aws:sourceip': ({ principal }) => (principal.kind === 'service' ? undefined : '127.0.0.1'),
  // Not documented, but in the policy that each topic begins with: alarms are the account's own.
  'aws:sourceowner': ({ principal }, cloud) => (principal.arn === 'cloudwatch.amazonaws.com' ? cloud.options.account : undefined),
  'aws:tokenissuetime': ({ caller }) => caller.issuedAt?.toISOString(),
  'aws:userid': ofPerson(({ userId }) => userId),
  'aws:username': ({ caller }) => caller.userName,
  'aws:viaawsservice': ({ caller }) => String(caller.via !== undefined),
  'kms:calleraccount': ofPerson(({ principal }) => principal.account),
  's3:tlsversion': () => '1.3',
};

const PRINCIPAL_TAG = 'aws:principaltag/';

/** The session's tags win over those of its role, in any case of the letters. */
function tag(name: string, { caller, identity }: Asking): string | undefined {
  if (!name.startsWith(PRINCIPAL_TAG)) {
    return undefined;
  }
  const wanted = name.slice(PRINCIPAL_TAG.length);
  const tags = [...Object.entries(caller.sessionTags ?? {}), ...Object.entries(identity?.tags ?? {})];
  return tags.find(([key]) => key.toLowerCase() === wanted)?.[1];
}
