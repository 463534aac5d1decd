import { NotEmulated } from '../core/aws-error';
import type { TargetInput } from './target-input';

/** A target of a rule or schedule, as templates and the API describe it. */
export interface Target extends TargetInput {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
}

const FIELDS = new Set([
  'Id',
  'Arn',
  'RoleArn',
  'DeadLetterConfig',
  'RetryPolicy',
  'SqsParameters',
  'Input',
  'InputPath',
  'InputTransformer',
]);
const SERVICES = new Set(['states', 'lambda', 'sqs', 'sns', 'events']);

/** Throws `NotEmulated` for a target that local mode can't deliver to. */
export function assertTarget(target: Target): void {
  const unknown = Object.keys(target).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) {
    throw new NotEmulated(`the field ${unknown} of an event target`);
  }
  if (!SERVICES.has(target.Arn.split(':')[2] ?? '')) {
    throw new NotEmulated(`the event target ${target.Arn}`);
  }
}
