import type { Parameter, UpdateStackCommandInput, UpdateStackCommandOutput } from '@aws-sdk/client-cloudformation';
import { AwsError, NotEmulated } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { assertUpdatable } from './deploy-stack';
import type { GivenParameter } from './parameters';
import type { Stack } from './stack';
import { authorizedStack } from './stack-access';
import { hasChanges } from './stack-changes';
import { StackOperation } from './stack-operation';
import { stackTarget } from './stack-target';
import type { Template } from './template';
import { assertEmulated } from './validate-template';

const SUPPORTED = ['StackName', 'UsePreviousTemplate', 'TemplateBody', 'Parameters', 'Capabilities', 'Tags', 'ClientRequestToken'];

/** Starts an update and returns at once; `DescribeStacks` tells how it goes. */
export async function updateStack(input: UpdateStackCommandInput, call: CallContext): Promise<Pick<UpdateStackCommandOutput, 'StackId'>> {
  const stack = authorizedStack(call, 'UpdateStack', input.StackName, conditionKeys(input));
  const unsupported = Object.entries(input).flatMap(([field, value]) => (value === undefined || SUPPORTED.includes(field) ? [] : [field]));
  if (unsupported.length > 0) {
    throw new NotEmulated(`cloudformation:UpdateStack with ${unsupported.join(', ')}`);
  }
  assertUpdatable(stack);
  const template = chooseTemplate(input, stack);
  assertEmulated(call.cloud, [{ name: stack.name, template }]);
  assertCapabilities(template, input.Capabilities ?? []);
  const tags = input.Tags ? Object.fromEntries(input.Tags.map(({ Key = '', Value = '' }) => [Key, Value])) : stack.state.tags;
  const request = { template, parameters: given(input.Parameters ?? []), tags };
  const target = await stackTarget(call.cloud, call.caller, stack, request);
  assertUpdatable(stack);
  if (!hasChanges(call.cloud, stack, target)) {
    throw new AwsError('ValidationError', 'No updates are to be performed.');
  }
  void new StackOperation(call.cloud, stack, target).run();
  return { StackId: stack.id };
}

/** The request's own condition keys; one is present only when its field is. */
function conditionKeys({
  TemplateURL,
  StackPolicyURL,
  RoleARN,
  ResourceTypes,
  Tags,
}: UpdateStackCommandInput): Record<string, string | string[]> {
  const keys = {
    'cloudformation:TemplateUrl': TemplateURL,
    'cloudformation:StackPolicyUrl': StackPolicyURL,
    'cloudformation:RoleArn': RoleARN,
    'cloudformation:ResourceTypes': ResourceTypes,
    'aws:TagKeys': Tags?.map(({ Key }) => Key ?? ''),
  };
  return Object.fromEntries(Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function chooseTemplate(input: UpdateStackCommandInput, stack: Stack): Template {
  if ((input.UsePreviousTemplate ?? false) === (input.TemplateBody !== undefined)) {
    throw new AwsError('ValidationError', 'Either Template URL, Template Body or UsePreviousTemplate must be specified.');
  }
  if (input.TemplateBody === undefined) {
    return stack.state.template;
  }
  try {
    return JSON.parse(input.TemplateBody) as Template;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new AwsError('ValidationError', `Template format error: JSON not well-formed. ${reason}`);
  }
}

function given(parameters: readonly Parameter[]): Record<string, GivenParameter> {
  return Object.fromEntries(
    parameters.map(({ ParameterKey = '', ParameterValue = '', UsePreviousValue = false }): [string, GivenParameter] => [
      ParameterKey,
      UsePreviousValue ? { usePreviousValue: true } : ParameterValue,
    ]),
  );
}

function assertCapabilities(template: Template, capabilities: readonly string[]): void {
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  if (
    types.some((type) => type.startsWith('AWS::IAM::')) &&
    !capabilities.some((capability) => /^CAPABILITY_(NAMED_)?IAM$/.test(capability))
  ) {
    throw new AwsError('InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_IAM]');
  }
}
