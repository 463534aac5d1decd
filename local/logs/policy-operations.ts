import { AwsError } from '../core/aws-error';
import type { CallContext, PolicyDocument } from '../core/service';
import { logsPage } from './group-access';
import { invalidParameter } from './invalid-parameter';
import { logsOf } from './log-store';

/** `PutResourcePolicy`: who else may write to the account's log groups. */
export function putResourcePolicy(input: { policyName: string; policyDocument: string }, { cloud, authorize }: CallContext): object {
  authorize({ action: 'logs:PutResourcePolicy', resource: '*' });
  logsOf(cloud).setPolicy(input.policyName, policyDocument(input.policyDocument));
  return { resourcePolicy: { ...input, lastUpdatedTime: Math.trunc(cloud.clock.now()) } };
}

/** A policy from its JSON text. */
export function policyDocument(text: string): PolicyDocument {
  try {
    return JSON.parse(text) as PolicyDocument;
  } catch {
    throw invalidParameter('The specified policy document is not valid JSON.');
  }
}

/** `DeleteResourcePolicy` */
export function deleteResourcePolicy({ policyName: name }: { policyName: string }, { cloud, authorize }: CallContext): object {
  authorize({ action: 'logs:DeleteResourcePolicy', resource: '*' });
  if (!logsOf(cloud).policyList.some(([known]) => known === name)) {
    throw new AwsError('ResourceNotFoundException', `Policy with name [${name}] does not exist`);
  }
  logsOf(cloud).setPolicy(name, undefined);
  return {};
}

/** `DescribeResourcePolicies` */
export function describeResourcePolicies(input: { limit?: number; nextToken?: string }, { cloud, authorize }: CallContext): object {
  authorize({ action: 'logs:DescribeResourcePolicies', resource: '*' });
  const { items, nextToken } = logsPage(logsOf(cloud).policyList, input);
  const resourcePolicies = items.map(([policyName, document]) => ({ policyName, policyDocument: JSON.stringify(document) }));
  return { resourcePolicies, nextToken };
}
