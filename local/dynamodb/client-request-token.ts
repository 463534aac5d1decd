import { createHash } from 'node:crypto';
import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { toWire } from './wire-values';

/** How long a client request token is remembered. */
const TOKEN_MS = 10 * 60_000;

/** Tokens of transactions that have succeeded, with the hash of their requests. */
const doneTokens = perCloud(() => new Map<string, { readonly hash: string; readonly until: number }>());

/** Whether this very request has been done before; fails if another one with its token has. */
export function isRepeated(cloud: Cloud, input: TransactWriteItemsCommandInput): boolean {
  const known = doneTokens(cloud).get(input.ClientRequestToken ?? '');
  if (known === undefined || known.until < cloud.clock.now()) {
    return false;
  }
  if (known.hash !== hashOf(input)) {
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'Request parameters do not match the parameters of the first request with this token',
    );
  }
  return true;
}

/** Keeps the token of a request that has been done. */
export function remember(cloud: Cloud, input: TransactWriteItemsCommandInput): void {
  const tokens = doneTokens(cloud);
  const now = cloud.clock.now();
  for (const [token, { until }] of tokens) {
    if (until >= now) {
      break;
    }
    tokens.delete(token);
  }
  if (input.ClientRequestToken !== undefined) {
    tokens.set(input.ClientRequestToken, { hash: hashOf(input), until: now + TOKEN_MS });
  }
}

function hashOf({ TransactItems }: TransactWriteItemsCommandInput): string {
  return createHash('sha256')
    .update(toWire(TransactItems ?? []))
    .digest('base64');
}
