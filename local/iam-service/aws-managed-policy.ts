import { Policy } from '../../iam/policy';
import { AWS_MANAGED_POLICIES } from './aws-managed-policies';
import type { StoredPolicy } from './identity-store';

const compiled = new Map<string, StoredPolicy>();

/** A policy that AWS manages, by its ARN; nothing for one that is not known here. */
export function awsManagedPolicy(arn: string): StoredPolicy | undefined {
  const [, partition = '', path = ''] = /^arn:([\w-]+):iam::aws:policy\/(.+)$/.exec(arn) ?? [];
  const document = AWS_MANAGED_POLICIES[path];
  if (document === undefined) {
    return undefined;
  }
  const known = compiled.get(arn) ?? {
    id: arn,
    policy: new Policy(path.split('/').at(-1) ?? path, {
      Version: '2012-10-17',
      Statement: JSON.parse(JSON.stringify(document).replaceAll('arn:aws:', `arn:${partition}:`)) as object[],
    }),
    attachedTo: {},
  };
  compiled.set(arn, known);
  return known;
}
