import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { functionName, functionsOf } from './function-registry';

/** `AWS::Lambda::Permission`: one statement of a function's resource policy. */
export const permissionProvider: ResourceProvider = {
  type: 'AWS::Lambda::Permission',
  properties: ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],
  replaceOn: ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],
  create: (properties, context) => {
    const id = context.physicalName(100);
    const name = functionName(String(properties.FunctionName));
    const { arn } = functionsOf(context.cloud).get(name);
    functionsOf(context.cloud).addStatement(name, id, statement(id, arn, properties, context));
    return Promise.resolve<Provisioned>({ physicalId: id, attributes: { Id: id } });
  },
  delete: (id, properties, { cloud }) => {
    functionsOf(cloud).removeStatement(functionName(String(properties.FunctionName)), id);
    return Promise.resolve();
  },
};

function statement(id: string, functionArn: string, properties: Properties, { partition }: ProvisionContext): object {
  const { SourceArn: sourceArn, SourceAccount: sourceAccount } = properties as { SourceArn?: string; SourceAccount?: string };
  return {
    Sid: id,
    Effect: 'Allow',
    Principal: principal(String(properties.Principal), partition),
    Action: String(properties.Action),
    Resource: functionArn,
    Condition: {
      ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
      ...(sourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': sourceAccount } }),
    },
  };
}

function principal(value: string, partition: string): object | string {
  if (value === '*') {
    return value;
  }
  if (/^\d{12}$/.test(value)) {
    return { AWS: `arn:${partition}:iam::${value}:root` };
  }
  return value.startsWith('arn:') ? { AWS: value } : { Service: value };
}
