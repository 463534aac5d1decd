import { createHash } from 'node:crypto';
import type { Policy } from '../../iam/policy';
import type { Properties } from '../core/resource-provider';
import type { PolicyDocument } from '../core/service';
import { identityPolicy } from './policy-document';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: PolicyDocument;
}

/** Tags of a resource by key. */
export function tagsOf({ Tags = [] }: Properties): Record<string, string> {
  return Object.fromEntries((Tags as Tag[]).map(({ Key, Value }) => [Key, Value]));
}

/** Inline policies of a role, user or group. */
export function inlinePolicies(name: string, { Policies = [] }: Properties): Policy[] {
  return (Policies as InlinePolicy[]).map((policy) => identityPolicy(`${name}/${policy.PolicyName}`, policy.PolicyDocument));
}

/** A unique id as IAM makes them, for example `AROA…` for a role; the same name has the same id in each run. */
export function uniqueId(prefix: 'AROA' | 'AIDA' | 'AGPA' | 'AKIA' | 'ANPA', name: string): string {
  const length = prefix === 'AKIA' ? 16 : 17;
  return `${prefix}${createHash('sha256').update(name).digest('hex').slice(0, length).toUpperCase()}`;
}

/** `/` or `/<…>/` */
export function pathOf({ Path }: Properties): string {
  return (Path as string | undefined) ?? '/';
}
