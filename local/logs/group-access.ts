import { listPage } from '../core/list-page';
import type { CallContext } from '../core/service';
import { invalidParameter } from './invalid-parameter';
import type { LogGroup } from './log-store';
import { logsOf } from './log-store';

/** Groups, streams and filters of one page, unless the caller asks for fewer. */
const PAGE_SIZE = 50;

/** How a request names its log group: by one of the two. */
export interface GroupInput {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

/** What an action on a group's streams is checked against: policies name `<group>:*`. */
export function streamsArn({ arn }: Pick<LogGroup, 'arn'>): string {
  return `${arn}:log-stream:`;
}

/** The log group of a request, after `action` on its streams is allowed. */
export function authorizedGroup(action: string, input: GroupInput, { cloud, authorize }: CallContext, stream = ''): LogGroup {
  if ((input.logGroupName === undefined) === (input.logGroupIdentifier === undefined)) {
    throw invalidParameter('Exactly one of logGroupName and logGroupIdentifier must be specified.');
  }
  const group = logsOf(cloud).group(input.logGroupName ?? input.logGroupIdentifier ?? '');
  authorize({ action, resource: `${streamsArn(group)}${stream}`, resourcePolicy: logsOf(cloud).policy });
  return group;
}

/** One page of a list of CloudWatch Logs. */
export function logsPage<T>(
  all: readonly T[],
  { limit, nextToken: token }: { readonly limit?: number; readonly nextToken?: string },
): { items: T[]; nextToken?: string } {
  if (limit !== undefined && !(limit >= 1 && limit <= PAGE_SIZE)) {
    throw invalidParameter(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to ${PAGE_SIZE}`,
    );
  }
  return listPage(all, limit ?? PAGE_SIZE, token, () => invalidParameter('The specified nextToken is invalid.'));
}
