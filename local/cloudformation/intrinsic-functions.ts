import { cidrBlocks } from './cidr';
import type { IntrinsicFunction, Resolution } from './resolution';
import { substitute } from './substitute';

/** The intrinsic functions that a resource or output may use, by name. Those of conditions are in `conditions.ts`. */
export const INTRINSIC_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (name, at) => {
    const value = at.scope.ref(string(name, at));
    return value === undefined ? at.fail(`Ref to ${String(name)}, which does not exist`) : value;
  },

  'Fn::GetAtt': (argument, at) => {
    const dotted = typeof argument === 'string' ? /^([^.]+)\.(.+)$/.exec(argument)?.slice(1) : undefined;
    const [logicalId, name] = dotted ?? list(argument, at, 2);
    return attribute(string(logicalId, at), at.resolveString(name), at);
  },

  'Fn::Sub': (argument, at) => {
    const [text, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, at, 2);
    const known = at.resolve(variables, 'Fn::Sub') as Record<string, unknown>;
    return substitute(string(text, at), (name) => {
      if (name in known) {
        return at.resolveString(known[name]);
      }
      const [, logicalId, attributeName] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
      return logicalId !== undefined && attributeName !== undefined
        ? at.resolveString(attribute(logicalId, attributeName, at))
        : at.resolveString({ Ref: name }, 'Fn::Sub');
    });
  },

  'Fn::Join': (argument, at) => {
    const [delimiter, values] = list(argument, at, 2);
    return at
      .resolveList(values, 'Fn::Join')
      .map((value) => at.resolveString(value, 'Fn::Join'))
      .join(string(delimiter, at));
  },

  'Fn::Split': (argument, at) => {
    const [delimiter, source] = list(argument, at, 2);
    return at.resolveString(source, 'Fn::Split').split(string(delimiter, at));
  },

  'Fn::Select': (argument, at) => {
    const [index, values] = list(argument, at, 2);
    const from = at.resolveList(values, 'Fn::Select');
    const position = Number(at.resolveString(index, 'Fn::Select'));
    return from[position] ?? at.fail(`Fn::Select index ${position} is outside of a list of ${from.length}`);
  },

  'Fn::If': (argument, at) => {
    const [name, whenTrue, whenFalse] = list(argument, at, 3);
    const value = at.scope.condition(string(name, at)) ?? at.fail(`unknown condition ${String(name)}`);
    return at.resolve(value ? whenTrue : whenFalse, 'Fn::If');
  },

  'Fn::FindInMap': (argument, at) => {
    const [map, first, second, options] = list(argument, at, Array.isArray(argument) && argument.length === 4 ? 4 : 3);
    const keys = [map, first, second].map((key) => at.resolveString(key, 'Fn::FindInMap')) as [string, string, string];
    const fallback = (options as { DefaultValue?: unknown } | undefined)?.DefaultValue;
    const found = at.scope.mapping(...keys);
    if (fallback !== undefined) {
      extension('the DefaultValue of Fn::FindInMap', at);
    }
    if (found === undefined && fallback !== undefined) {
      return at.resolve(fallback, 'Fn::FindInMap');
    }
    return found ?? at.fail(`there is no mapping ${keys.join('.')}`);
  },

  'Fn::ImportValue': (argument, at) => {
    const name = at.resolveString(argument, 'Fn::ImportValue');
    return at.scope.importValue(name) ?? at.fail(`No export named ${name} found.`);
  },

  'Fn::GetStackOutput': (argument, at) => {
    const { StackName, OutputName, Region, RoleArn } = (argument ?? {}) as Readonly<Record<string, unknown>>;
    const [stackName, outputName] = [StackName, OutputName].map((name) => at.resolveString(name, 'Fn::GetStackOutput')) as [string, string];
    const region = Region === undefined ? at.scope.region : at.resolveString(Region, 'Fn::GetStackOutput');
    if (region !== at.scope.region || RoleArn !== undefined) {
      at.fail('Fn::GetStackOutput is emulated for stacks of the same account and region only, without RoleArn');
    }
    return at.scope.stackOutput(stackName, outputName) ?? at.fail(`stack ${stackName} has no output ${outputName}`);
  },

  'Fn::Base64': (argument, at) => Buffer.from(at.resolveString(argument, 'Fn::Base64')).toString('base64'),

  'Fn::GetAZs': (argument, at) => {
    const region = at.resolveString(argument, 'Fn::GetAZs') || at.scope.region;
    return ['a', 'b', 'c'].map((zone) => region + zone);
  },

  'Fn::Cidr': (argument, at) => {
    const [block, count, bits] = Array.isArray(argument) && argument.length === 2 ? [...(argument as unknown[]), 8] : list(argument, at, 3);
    const numbers = [count, bits].map((value) => Number(at.resolveString(value, 'Fn::Cidr'))) as [number, number];
    return cidrBlocks(at.resolveString(block, 'Fn::Cidr'), ...numbers) ?? at.fail('Fn::Cidr: the blocks do not fit into an IPv4 range');
  },

  'Fn::Length': (argument, at) => {
    extension('Fn::Length', at);
    return at.resolveList(argument, 'Fn::Length').length;
  },

  'Fn::ToJsonString': (argument, at) => {
    extension('Fn::ToJsonString', at);
    return JSON.stringify(at.resolve(argument, 'Fn::ToJsonString'));
  },
};

function attribute(logicalId: string, name: string, at: Resolution): unknown {
  return at.scope.attribute(logicalId, name) ?? at.fail(`${logicalId} has no attribute ${name}`);
}

function list(argument: unknown, at: Resolution, length: number): unknown[] {
  return Array.isArray(argument) && argument.length === length
    ? (argument as unknown[])
    : at.fail(`the argument must be a list of ${length}, got ${JSON.stringify(argument)}`);
}

function string(argument: unknown, at: Resolution): string {
  return typeof argument === 'string' ? argument : at.fail(`the argument must be a literal string, got ${JSON.stringify(argument)}`);
}

function extension(name: string, at: Resolution): void {
  if (!at.scope.languageExtensions) {
    at.fail(`${name} needs the transform AWS::LanguageExtensions`);
  }
}
