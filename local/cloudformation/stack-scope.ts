import type { Cloud } from '../core/cloud';
import { conditionEvaluator } from './conditions';
import { isCustomResource } from './custom-resource-type';
import { parameterRef } from './parameters';
import type { Scope } from './resolution';
import { NO_VALUE } from './resolution';
import type { Stack, StackTarget } from './stack';
import { stackStore } from './stack-store';
import { hasLanguageExtensions } from './template';

/**
 * Looks up what the template of `target` refers to: its parameters, and the resources that `stack` has at the time.
 *
 * @param imports takes the names of the exports that were used
 */
export function stackScope(cloud: Cloud, stack: Stack, target: StackTarget, imports = new Set<string>()): Scope {
  const { template } = target;
  const pseudo = pseudoParameters(cloud, stack);
  const scope: Scope = {
    stackName: stack.name,
    region: cloud.options.region,
    languageExtensions: hasLanguageExtensions(template),
    ref: (name) => {
      const definition = template.Parameters?.[name];
      const parameter = target.parameters.find(({ key }) => key === name);
      if (definition && parameter) {
        return parameterRef(definition, parameter);
      }
      return pseudo[name] ?? stack.resources.get(name)?.provisioned.physicalId;
    },
    attribute: (logicalId, name) => attribute(stack, logicalId, name),
    isNoEcho: (logicalId) => stack.resources.get(logicalId)?.provisioned.noEcho ?? false,
    condition: conditionEvaluator(template.Conditions ?? {}, () => scope),
    mapping: (map, first, second) => template.Mappings?.[map]?.[first]?.[second],
    stackOutput: (stackName, outputName) =>
      stackStore(cloud)
        .find(stackName)
        ?.state.outputs.find(({ key }) => key === outputName)?.value,
    importValue: (name) => {
      imports.add(name);
      return stackStore(cloud)
        .exports()
        .find((entry) => entry.name === name)?.value;
    },
  };
  return scope;
}

function attribute(stack: Stack, logicalId: string, name: string): unknown {
  const { definition, provisioned } = stack.resources.get(logicalId) ?? {};
  const value = provisioned?.attributes?.[name];
  if (value === undefined && definition && isCustomResource(definition.Type)) {
    throw new Error(`CustomResource attribute error: Vendor response doesn't contain ${name} attribute in object ${stack.id}|${logicalId}`);
  }
  return value;
}

function pseudoParameters(cloud: Cloud, stack: Stack): Readonly<Record<string, unknown>> {
  const { account, region, partition } = cloud.options;
  return {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::Partition': partition,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': stack.id,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': NO_VALUE,
  };
}
