import type { CreateChangeSetCommandInput, CreateStackCommandInput, Parameter, Tag } from '@aws-sdk/client-cloudformation';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import type { GivenParameter } from './parameters';
import { assertCapabilities } from './capabilities';
import { assertExecutionRole } from './execution-role';
import type { Stack } from './stack';
import type { StackRequest } from './stack-target';
import type { Template } from './template';
import { parseTemplate } from './template-text';
import { readTemplateUrl } from './template-url';
import { assertEmulated } from './validate-template';

/** What creating, updating and change sets have in common in their input. */
export type StackInput = Omit<CreateStackCommandInput, 'StackName'> &
  Partial<Pick<CreateChangeSetCommandInput, 'UsePreviousTemplate' | 'ImportExistingResources'>>;

/** Fields of `StackInput` that have their effect, or none that shows here: a change set says of a nested stack only that it changes. */
export const STACK_FIELDS = [
  ...['StackName', 'UsePreviousTemplate', 'TemplateBody', 'TemplateURL', 'Parameters', 'Capabilities', 'Tags', 'ClientRequestToken'],
  ...['DisableRollback', 'NotificationARNs', 'RoleARN', 'RollbackConfiguration'],
  ...['DeploymentConfig', 'DisableValidation', 'ImportExistingResources', 'IncludeNestedStacks'],
];

/** The request's own condition keys; one is present only when its field is. */
export function conditionKeys({
  TemplateURL,
  StackPolicyURL,
  RoleARN,
  ResourceTypes,
  Tags,
}: StackInput): Record<string, string | string[]> {
  const keys = {
    'cloudformation:TemplateUrl': TemplateURL,
    'cloudformation:StackPolicyUrl': StackPolicyURL,
    'cloudformation:RoleArn': RoleARN,
    'cloudformation:ResourceTypes': ResourceTypes,
    'aws:TagKeys': Tags?.map(({ Key }) => Key ?? ''),
  };
  return Object.fromEntries(Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/**
 * Reads template, parameters and tags of a request.
 *
 * @param previous the stack that keeps its template or tags where the request has none
 * @throws `NotEmulated` for what local mode has not, `InsufficientCapabilitiesException`, `ValidationError`
 */
export async function stackRequest(call: CallContext, name: string, input: StackInput, previous?: Stack): Promise<StackRequest> {
  assertPlain(input);
  assertExecutionRole(call, input.RoleARN);
  const template = await chooseTemplate(call, input, previous);
  assertEmulated(call.cloud, [{ name, template }]);
  assertCapabilities(template, input.Capabilities ?? []);
  return { template, parameters: given(input.Parameters ?? []), tags: input.Tags ? tagsOf(input.Tags) : (previous?.state.tags ?? {}) };
}

/** Throws `NotEmulated` for wishes that local mode can't fulfil; to name them with a no is no wish. */
export function assertPlain({
  DeploymentConfig,
  DisableRollback = DeploymentConfig?.DisableRollback,
  NotificationARNs = [],
  RollbackConfiguration,
  ImportExistingResources,
}: StackInput): void {
  const asked = {
    DisableRollback,
    NotificationARNs: NotificationARNs.length > 0,
    RollbackConfiguration: (RollbackConfiguration?.RollbackTriggers ?? []).length > 0,
    ImportExistingResources,
  };
  const [unsupported] = Object.entries(asked).find(([, isAsked]) => isAsked) ?? [];
  if (unsupported !== undefined) {
    throw new NotEmulated(`the parameter ${unsupported} of cloudformation's stack operations`);
  }
}

async function chooseTemplate(call: CallContext, input: StackInput, previous: Stack | undefined): Promise<Template> {
  const { TemplateBody, TemplateURL, UsePreviousTemplate = false } = input;
  if ([TemplateBody !== undefined, TemplateURL !== undefined, UsePreviousTemplate].filter(Boolean).length !== 1) {
    throw new AwsError('ValidationError', 'Either Template URL, Template Body or UsePreviousTemplate must be specified.');
  }
  if (UsePreviousTemplate) {
    return previous?.state.template ?? noPrevious();
  }
  return parseTemplate(TemplateBody ?? (await readTemplateUrl(call.cloud, call.caller, TemplateURL ?? '')));
}

function noPrevious(): never {
  throw new AwsError('ValidationError', 'There is no previous template to use');
}

function given(parameters: readonly Parameter[]): Record<string, GivenParameter> {
  return Object.fromEntries(
    parameters.map(({ ParameterKey = '', ParameterValue = '', UsePreviousValue = false }): [string, GivenParameter] => [
      ParameterKey,
      UsePreviousValue ? { usePreviousValue: true } : ParameterValue,
    ]),
  );
}

function tagsOf(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
