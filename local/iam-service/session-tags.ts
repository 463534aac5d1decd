import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { AwsError } from '../core/aws-error';
import type { AccessRequest } from '../core/service';
import type { Role } from './identity';

type Tags = Readonly<Record<string, string>>;

/** The tags of a session. */
export interface SessionTags {
  /** Those that this request passes. */
  readonly passed: Tags;
  /** The passed and the inherited ones. */
  readonly all: Tags;
  /** Those of them that the next session of a chain inherits. */
  readonly transitive: Tags;
}

const MAX_TAGS = 50;

/**
 * The tags that an `AssumeRole` passes, and those that its caller's session hands down.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function sessionTags({ Tags = [], TransitiveTagKeys = [] }: AssumeRoleCommandInput, inherited: Tags = {}): SessionTags {
  const passed = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  const known = new Set(Object.keys(inherited).map((key) => key.toLowerCase()));
  const taken = Object.keys(passed).find((key) => known.has(key.toLowerCase()));
  if (taken !== undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `the session tag ${taken} is set by the calling session as transitive and can't be passed again`,
    );
  }
  if (Tags.length > MAX_TAGS) {
    throw new AwsError('ValidationError', `a session has at most ${MAX_TAGS} tags, got ${Tags.length}`);
  }
  const handedDown = TransitiveTagKeys.map((key) => [key, passed[key]] as const);
  const missing = handedDown.find(([, value]) => value === undefined);
  if (missing) {
    throw new AwsError('InvalidParameterValue', `a transitive tag key must be one of the passed tags, got ${missing[0]}`);
  }
  return {
    passed,
    all: { ...inherited, ...passed },
    transitive: { ...inherited, ...Object.fromEntries(handedDown as [string, string][]) },
  };
}

/** Condition keys of a request to take the role with these tags. */
export function tagKeys({ passed, transitive }: SessionTags, role: Role): NonNullable<AccessRequest['context']> {
  const entries = (prefix: string, tags: Tags): [string, string][] =>
    Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]);
  const handedDown = Object.keys(transitive).filter((key) => key in passed);
  return Object.fromEntries<string | readonly string[]>([
    ...entries('aws:RequestTag', passed),
    ...entries('aws:ResourceTag', role.tags),
    ...entries('iam:ResourceTag', role.tags),
    ...(Object.keys(passed).length > 0 ? ([['aws:TagKeys', Object.keys(passed)]] as const) : []),
    ...(handedDown.length > 0 ? ([['sts:TransitiveTagKeys', handedDown]] as const) : []),
  ]);
}
