import { corsRules } from '../api-gateway/cors';
import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { stableUuid } from '../core/stable-uuid';
import { qualifiedArn } from './function-config';
import { functionsOf } from './function-registry';
import type { FunctionUrl } from './function-urls';
import { functionUrlsOf } from './function-urls';

/** `AWS::Lambda::Url`, at `/_plumbline/api/<id>/`. */
export const urlProvider: ResourceProvider = {
  type: 'AWS::Lambda::Url',
  properties: ['AuthType', 'Cors', 'InvokeMode', 'Qualifier', 'TargetFunctionArn'],
  replaceOn: ['Qualifier', 'TargetFunctionArn'],
  create: (properties, context) => put(properties, context),
  update: (_arn, properties, _previous, context) => put(properties, context),
  delete: (arn, _properties, { cloud }) => {
    functionUrlsOf(cloud).delete(urlId(arn));
    return Promise.resolve();
  },
};

function put(properties: Properties, { cloud }: ProvisionContext): Promise<Provisioned> {
  if ((properties.InvokeMode ?? 'BUFFERED') !== 'BUFFERED') {
    throw new NotEmulated(`the invoke mode ${String(properties.InvokeMode)} of a function URL`);
  }
  const target = functionsOf(cloud).target(String(properties.TargetFunctionArn), properties.Qualifier as string | undefined);
  const arn = qualifiedArn(target.config, target.qualifier);
  const id = urlId(arn);
  functionUrlsOf(cloud).set(id, {
    id,
    functionName: target.config.name,
    qualifier: target.qualifier,
    authType: properties.AuthType as FunctionUrl['authType'],
    cors: corsRules(properties.Cors as object | undefined),
  });
  const url = `${cloud.options.endpoint}/_plumbline/api/${id}/`;
  return Promise.resolve({ physicalId: arn, attributes: { FunctionArn: arn, FunctionUrl: url } });
}

function urlId(arn: string): string {
  return stableUuid(arn).replaceAll('-', '');
}
