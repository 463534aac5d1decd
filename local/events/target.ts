import { isJson } from '../core/is-json';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { TargetInput } from './target-input';

/** A target of a rule or schedule, as templates and the API describe it. */
export interface Target extends TargetInput {
  readonly Id: string;
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number; readonly MaximumEventAgeInSeconds?: number };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
  /** Of a schedule whose target is an event bus. */
  readonly EventBridgeParameters?: { readonly DetailType: string; readonly Source: string };
}

const FIELDS = new Set([
  'Id',
  'Arn',
  'RoleArn',
  'DeadLetterConfig',
  'RetryPolicy',
  'SqsParameters',
  'EventBridgeParameters',
  'Input',
  'InputPath',
  'InputTransformer',
]);
const RESOURCES = /^(?:lambda:function:|sqs:|sns:|states:stateMachine:|events:event-bus\/|logs:log-group:)/;

/** Throws for a target that EventBridge refuses, and `NotEmulated` for one that local mode can't deliver to. */
export function assertTarget(cloud: Cloud, target: Target): void {
  const unknown = Object.keys(target).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) {
    throw new NotEmulated(`the field ${unknown} of an event target`);
  }
  const [, , service = '', region = '', account = '', ...resource] = target.Arn.split(':');
  if (!RESOURCES.test(`${service}:${resource.join(':')}`)) {
    throw new NotEmulated(`the event target ${target.Arn}`);
  }
  if (region !== cloud.options.region || account !== cloud.options.account) {
    throw new NotEmulated(`an event target in another account or region, ${target.Arn}`);
  }
  assertInput(target);
  assertRetryPolicy(target);
  if (target.Arn.endsWith('.fifo') && target.SqsParameters?.MessageGroupId === undefined) {
    throw new AwsError('ValidationException', `Parameter(s) SqsParameters must be specified for target: ${target.Id}.`);
  }
}

function assertInput({ Id, Input, InputPath, InputTransformer }: Target): void {
  if ([Input, InputPath, InputTransformer].filter((input) => input !== undefined).length > 1) {
    throw new AwsError('ValidationException', `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  if (InputTransformer && !isTemplate(InputTransformer.InputTemplate)) {
    throw new AwsError('ValidationException', `Invalid InputTemplate for target ${Id} : ${InputTransformer.InputTemplate}`);
  }
}

/** A template is JSON, or texts in quotes on one or several lines, once its variables have values. */
function isTemplate(template: string): boolean {
  let quoted = false;
  const filled = template.replace(/\\.|"|<[\w.-]+>/gs, (token) => {
    quoted = token === '"' ? !quoted : quoted;
    return token.startsWith('<') ? (quoted ? '' : 'null') : token;
  });
  return isJson(filled) || filled.split('\n').every((line) => line.trim().startsWith('"') && isJson(line));
}

function assertRetryPolicy({ Id, RetryPolicy: policy = {} }: Target): void {
  const { MaximumRetryAttempts: retries = 185, MaximumEventAgeInSeconds: ageSec = 86_400 } = policy;
  if (!(retries >= 0 && retries <= 185) || !(ageSec >= 60 && ageSec <= 86_400)) {
    throw new AwsError(
      'ValidationException',
      `RetryPolicy of target ${Id}: MaximumRetryAttempts must be from 0 to 185, MaximumEventAgeInSeconds from 60 to 86400`,
    );
  }
}
