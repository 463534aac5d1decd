import type { GetTemplateSummaryCommandInput, ValidateTemplateCommandInput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { requiredCapabilities } from './capabilities';
import { authorizedStack } from './stack-access';
import type { Template } from './template';
import { parseTemplate } from './template-text';
import { readTemplateUrl } from './template-url';

/** What a template, or the one of a stack, declares. */
export async function getTemplateSummary(input: GetTemplateSummaryCommandInput, call: CallContext): Promise<object> {
  const template = input.StackName === undefined ? await given(input, 'GetTemplateSummary', call) : templateOf(input.StackName, call);
  return {
    ...described(template),
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    DeclaredTransforms: [template.Transform ?? []].flat(),
  };
}

/** Whether a text is a template at all; what local mode has not is found when it is deployed. */
export async function validateTemplate(input: ValidateTemplateCommandInput, call: CallContext): Promise<object> {
  return described(await given(input, 'ValidateTemplate', call));
}

function templateOf(stackName: string, call: CallContext): Template {
  return authorizedStack(call, 'GetTemplateSummary', stackName).state.template;
}

async function given({ TemplateBody, TemplateURL }: ValidateTemplateCommandInput, operation: string, call: CallContext): Promise<Template> {
  call.authorize({ action: `cloudformation:${operation}`, resource: '*' });
  if ((TemplateBody === undefined) === (TemplateURL === undefined)) {
    throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
  }
  return parseTemplate(TemplateBody ?? (await readTemplateUrl(call.cloud, call.caller, TemplateURL ?? '')));
}

function described(template: Template): object {
  const Capabilities = requiredCapabilities(template);
  return {
    Description: template.Description,
    Parameters: Object.entries(template.Parameters ?? {}).map(([ParameterKey, { Default, NoEcho, Description, Type }]) => ({
      ParameterKey,
      ParameterType: Type,
      DefaultValue: Default === undefined ? undefined : String(Default),
      NoEcho: NoEcho ?? false,
      Description,
    })),
    ...(Capabilities.length > 0 && {
      Capabilities,
      CapabilitiesReason: `The following resource(s) require capabilities: [${iamTypes(template).join(', ')}]`,
    }),
  };
}

function iamTypes({ Resources }: Template): string[] {
  return [...new Set(Object.values(Resources).map(({ Type }) => Type))].filter((type) => type.startsWith('AWS::IAM::'));
}
