import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import { rootCaller } from '../core/root-caller';
import { grantEnvironmentKey } from './environment-key';
import type { CodeSource } from './function-code';
import { functionCode } from './function-code';
import { functionsOf } from './function-registry';
import { functionSettings, RECORDED } from './function-settings';
import { changeFunction } from './change-function';
import { invokerOf } from './invoker';

/** `AWS::Lambda::Function` with Node or Python code from a file asset, from S3 or inline. */
export const functionProvider: ResourceProvider = {
  type: 'AWS::Lambda::Function',
  properties: [
    'Code',
    'DeadLetterConfig',
    'Description',
    'Environment',
    'FunctionName',
    'Handler',
    'KmsKeyArn',
    'Layers',
    'LoggingConfig',
    'MemorySize',
    'PackageType',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'Role',
    'Runtime',
    'Timeout',
  ],
  recorded: RECORDED,
  replaceOn: ['FunctionName', 'PackageType'],
  create: (properties, context) => put(String(properties.FunctionName ?? context.physicalName(64)), properties, context),
  update: (name, properties, _previous, context) => put(name, properties, context),
  delete: (name, _properties, { cloud }) => {
    if (functionsOf(cloud).has(name)) {
      invokerOf(cloud).pool.retire(functionsOf(cloud).get(name).latest);
      functionsOf(cloud).remove(name);
    }
    return Promise.resolve();
  },
};

async function put(name: string, properties: Properties, context: ProvisionContext): Promise<Provisioned> {
  const { cloud } = context;
  const { Code: source, PackageType: packageType = 'Zip' } = properties as { Code: CodeSource; PackageType?: string };
  if (packageType !== 'Zip' || source.ImageUri !== undefined) {
    throw new NotEmulated(`a Lambda function from a container image (${source.ImageUri ?? packageType}); use a runtime with code`);
  }
  const code = await functionCode(cloud, source, String(properties.Runtime), context);
  const config = functionSettings(cloud, name, properties, code);
  grantEnvironmentKey(cloud, rootCaller(cloud), config);
  changeFunction(cloud, config);
  return { physicalId: name, attributes: { Arn: config.arn } };
}
