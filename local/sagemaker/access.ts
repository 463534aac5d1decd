import type { Tag } from '@aws-sdk/client-sagemaker';
import type { CallContext } from '../core/service';
import type { SageMakerState } from './state';
import { ValidationException } from './validation';

/** The service principal that roles of jobs and models trust. */
export const SERVICE_PRINCIPAL = 'sagemaker.amazonaws.com';

type Conditions = Readonly<Record<string, string | readonly string[]>>;
type ConditionValue = string | boolean | number | readonly string[] | undefined;

/** Condition keys that have a new name; policies may still use the deprecated one. */
const DEPRECATED_KEYS: Readonly<Record<string, string>> = {
  'sagemaker:OutputKmsKeyArn': 'sagemaker:OutputKmsKey',
  'sagemaker:VolumeKmsKeyArn': 'sagemaker:VolumeKmsKey',
};

/** Condition keys from optional values, under deprecated names too; keys without a value are absent, as in AWS's request context. */
export function conditions(values: Readonly<Record<string, ConditionValue>>): Conditions {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      if (value === undefined || value === '') {
        return [];
      }
      const values = Array.isArray(value) ? (value as readonly string[]) : String(value);
      return [key, DEPRECATED_KEYS[key] ?? key].map((name) => [name, values] as const);
    }),
  );
}

/** Condition keys of the tags in a request. */
export function tagConditions(tags: readonly Tag[] | undefined): Conditions {
  if (!tags?.length) {
    return {};
  }
  const pairs = tags.map((tag) => [`aws:RequestTag/${tag.Key ?? ''}`, tag.Value ?? ''] as const);
  return { ...Object.fromEntries(pairs), 'aws:TagKeys': tags.map((tag) => tag.Key ?? '') };
}

/** Checks that the caller may do `action` on a resource that exists or is to be made, with the keys of its tags. */
export function authorizeOn(state: SageMakerState, context: CallContext, action: string, arn: string, extra: Conditions = {}): void {
  const tags = (state.tags.get(arn) ?? []).flatMap((tag) =>
    ['aws', 'sagemaker'].map((prefix) => [`${prefix}:ResourceTag/${tag.Key ?? ''}`, tag.Value ?? ''] as const),
  );
  context.authorize({ action: `sagemaker:${action}`, resource: arn, context: { ...Object.fromEntries(tags), ...extra } });
}

/** Checks the making of a resource; with tags AWS asks for `sagemaker:AddTags` too. */
export function authorizeCreate(
  context: CallContext,
  action: string,
  arn: string,
  tags: readonly Tag[] | undefined,
  extra: Conditions = {},
): void {
  context.authorize({ action: `sagemaker:${action}`, resource: arn, context: { ...tagConditions(tags), ...extra } });
  if (tags?.length) {
    context.authorize({ action: 'sagemaker:AddTags', resource: arn, context: tagConditions(tags) });
  }
}

/** Checks that the caller may pass the role to SageMaker and that the role trusts SageMaker. */
export function passRole(context: CallContext, roleArn: string): void {
  context.authorize({ action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': SERVICE_PRINCIPAL } });
  try {
    context.cloud.ports.callerFor(roleArn, SERVICE_PRINCIPAL, 'SageMaker');
  } catch (cause) {
    throw new ValidationException(
      `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal '${SERVICE_PRINCIPAL}' ` +
        `to assume the role. (${(cause as Error).message})`,
    );
  }
}
