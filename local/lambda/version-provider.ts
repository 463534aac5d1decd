import { AwsError } from '../core/aws-error';
import type { ResourceProvider } from '../core/resource-provider';
import { qualifiedArn } from './function-config';
import { functionReference } from './function-reference';
import { functionsOf } from './function-registry';

const PROPERTIES = ['CodeSha256', 'Description', 'FunctionName'];

/** `AWS::Lambda::Version`: the function as it is now, for good. */
export const versionProvider: ResourceProvider = {
  type: 'AWS::Lambda::Version',
  properties: PROPERTIES,
  recorded: ['ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  replaceOn: PROPERTIES,
  create: (properties, { cloud }) => {
    const { FunctionName, CodeSha256, Description } = properties as { FunctionName: string; CodeSha256?: string; Description?: string };
    const of = functionsOf(cloud).get(FunctionName);
    const { sha256 } = of.latest.code;
    if (CodeSha256 !== undefined && CodeSha256 !== sha256) {
      throw new AwsError(
        'InvalidParameterValueException',
        `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256 in $LATEST (${sha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    const before = of.versions.size;
    const published = of.publish(Description);
    if (of.versions.size === before) {
      throw new Error(`A version for this Lambda function exists ( ${published.version} ). Modify the function to create a new version.`);
    }
    const arn = qualifiedArn(published, published.version);
    return Promise.resolve({ physicalId: arn, attributes: { FunctionArn: arn, Version: published.version } });
  },
  delete: (arn, _properties, { cloud }) => {
    const { name, qualifier = '' } = functionReference(arn);
    if (functionsOf(cloud).has(name)) {
      functionsOf(cloud).get(name).versions.delete(qualifier);
    }
    return Promise.resolve();
  },
};
