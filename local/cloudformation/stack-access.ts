import type { CallContext } from '../core/service';
import type { Stack } from './stack';
import { stackStore } from './stack-store';

/**
 * Checks that the caller may do `operation` on a stack, and returns the stack.
 *
 * @throws `AccessDenied`, or `ValidationError` when there is no such stack
 */
export function authorizedStack(
  { cloud, authorize }: CallContext,
  operation: string,
  nameOrId: string | undefined,
  context?: Readonly<Record<string, string | readonly string[]>>,
): Stack {
  const store = stackStore(cloud);
  const wanted = nameOrId ?? '';
  const unknownArn = wanted.startsWith('arn:') ? wanted : cloud.arn('cloudformation', `stack/${wanted}/*`);
  authorize({ action: `cloudformation:${operation}`, resource: store.find(wanted)?.id ?? unknownArn, context });
  return store.get(wanted);
}
