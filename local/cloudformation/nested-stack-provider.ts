import { rootCaller } from '../core/root-caller';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { deployStack } from './deploy-stack';
import { FailedCreation } from './failed-creation';
import type { Stack } from './stack';
import { StackDeletion } from './stack-deletion';
import { stackStore } from './stack-store';
import { parseTemplate } from './template-text';
import { readTemplateUrl } from './template-url';
import { assertEmulated } from './validate-template';

/** `AWS::CloudFormation::Stack`: a stack within a stack. */
export const nestedStackProvider: ResourceProvider = {
  type: 'AWS::CloudFormation::Stack',
  properties: ['Parameters', 'TemplateURL'],
  recorded: ['NotificationARNs', 'Tags', 'TimeoutInMinutes'],
  create: async (properties, context) => {
    const name = context.physicalName(128);
    try {
      return provisioned(await deploy(name, properties, context));
    } catch (error) {
      const remains = stackStore(context.cloud).find(name);
      throw remains && error instanceof Error ? new FailedCreation(error.message, remains.id) : error;
    }
  },
  update: async (id, properties, _previous, context) => {
    const { name } = stackStore(context.cloud).get(id);
    return provisioned(await deploy(name, properties, context));
  },
  delete: async (id, _properties, { cloud }) => {
    const stack = stackStore(cloud).get(id);
    await new StackDeletion(cloud, stack, []).run();
    if (stack.status !== 'DELETE_COMPLETE') {
      throw new Error(stack.statusReason ?? `Stack ${stack.name} is ${stack.status}`);
    }
  },
};

async function deploy(name: string, { TemplateURL, Parameters = {} }: Properties, { cloud }: ProvisionContext): Promise<Stack> {
  const template = parseTemplate(await readTemplateUrl(cloud, rootCaller(cloud), String(TemplateURL)));
  assertEmulated(cloud, [{ name, template }]);
  const parameters = Object.entries(Parameters as object).map(([key, value]) => [key, [value].flat().join(',')] as const);
  return deployStack(cloud, { name, template, parameters: Object.fromEntries(parameters) });
}

function provisioned({ id, state }: Stack): Provisioned {
  return { physicalId: id, attributes: Object.fromEntries(state.outputs.map(({ key, value }) => [`Outputs.${key}`, value])) };
}
