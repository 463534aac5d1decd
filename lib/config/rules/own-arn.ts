import type { Rule } from './rule';
import type { PlatformConfig } from '../platform-config';

/** A kind of resource, as its ARNs name it. */
export interface ArnKind {
  /** For example `kms`. */
  readonly service: string;
  /** Its ARNs name no region. @default false */
  readonly global?: boolean;
  /** The whole last part of the ARN. */
  readonly resource: RegExp;
  /** For example `the ARN of a key`. */
  readonly says: string;
}

/** The ARN of a resource in the environment's account and region, in any partition. */
export function ownArn<T>({ account, region }: PlatformConfig, { service, global = false, resource, says }: ArnKind): Rule<string, T> {
  const middle = [service, global ? '' : region, account].join(':');
  return {
    holds: (arn) => {
      const [, found, last = ''] = /^arn:aws(?:-[a-z]+)*:([^:]*:[^:]*:[^:]*):(.*)$/.exec(arn) ?? [];
      return found === middle && resource.test(last);
    },
    rule: `must be ${says} in account ${account}${global ? '' : ` and region ${region}`}`,
  };
}
