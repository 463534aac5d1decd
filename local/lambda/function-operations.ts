import { AwsError } from '../core/aws-error';
import type { Properties } from '../core/resource-provider';
import type { CallContext, Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import type { FunctionInput } from './authorized-target';
import { authorizedTarget } from './authorized-target';
import { changeFunction } from './change-function';
import { describeFunction } from './describe-function';
import { grantEnvironmentKey } from './environment-key';
import type { CodeSource } from './function-code';
import { functionCode } from './function-code';
import { functionsOf } from './function-registry';
import { functionSettings } from './function-settings';
import { LATEST } from './lambda-function';
import type { PageInput } from './page';
import { page, PAGE_FIELDS } from './page';

const NAME = ['FunctionName'];
const QUALIFIED = ['FunctionName', 'Qualifier'];
const CODE = ['S3Bucket', 'S3Key', 'S3ObjectVersion', 'ZipFile'];
const SETTINGS = [
  ...['DeadLetterConfig', 'Description', 'Environment', 'Handler', 'KMSKeyArn', 'Layers', 'LoggingConfig', 'MemorySize', 'Role', 'Runtime'],
  ...['Timeout', 'TracingConfig'],
];

/** Operations that read and change functions. */
export const functionOperations: Readonly<Record<string, Operation>> = {
  GetFunction: supportedInput('GetFunction', QUALIFIED, getFunction),
  GetFunctionConfiguration: supportedInput('GetFunctionConfiguration', QUALIFIED, (input: FunctionInput, context) => {
    const { config, qualifier } = authorizedTarget(input, context, 'lambda:GetFunctionConfiguration');
    return describeFunction(config, qualifier);
  }),
  GetFunctionConcurrency: supportedInput('GetFunctionConcurrency', NAME, (input: FunctionInput, context) => {
    const { reservedConcurrency } = authorizedTarget(input, context, 'lambda:GetFunctionConcurrency').function.latest;
    return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  }),
  ListFunctions: supportedInput('ListFunctions', [...PAGE_FIELDS, 'FunctionVersion'], listFunctions),
  ListVersionsByFunction: supportedInput('ListVersionsByFunction', [...NAME, ...PAGE_FIELDS], listVersions),
  ListTags: supportedInput('ListTags', ['Resource'], ({ Resource: FunctionName }: { Resource: string }, context) => ({
    Tags: tagsOf(authorizedTarget({ FunctionName }, context, 'lambda:ListTags').config.properties),
  })),
  PublishVersion: supportedInput('PublishVersion', [...NAME, 'Description'], (input: FunctionInput & { Description?: string }, context) => {
    const published = authorizedTarget(input, context, 'lambda:PublishVersion').function.publish(input.Description);
    return describeFunction(published, published.version);
  }),
  UpdateFunctionCode: supportedInput('UpdateFunctionCode', [...NAME, ...CODE, 'Publish'], updateCode),
  UpdateFunctionConfiguration: supportedInput('UpdateFunctionConfiguration', [...NAME, ...SETTINGS], updateConfiguration),
};

function getFunction(input: FunctionInput, context: CallContext): object {
  const { config, qualifier } = authorizedTarget(input, context, 'lambda:GetFunction');
  const { reservedConcurrency, properties, code } = config;
  const concurrency = reservedConcurrency === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: reservedConcurrency } };
  return {
    Configuration: describeFunction(config, qualifier),
    Code: { RepositoryType: 'S3', Location: code.folder },
    Tags: tagsOf(properties),
    ...concurrency,
  };
}

function listFunctions(input: PageInput & { FunctionVersion?: 'ALL' }, context: CallContext): object {
  context.authorize({ action: 'lambda:ListFunctions', resource: '*' });
  const all = functionsOf(context.cloud)
    .list()
    .flatMap(({ latest, versions }) => [
      describeFunction(latest, input.FunctionVersion === 'ALL' ? LATEST : undefined),
      ...(input.FunctionVersion === 'ALL' ? [...versions.values()].map((config) => describeFunction(config, config.version)) : []),
    ]);
  const { items, NextMarker } = page(all, input);
  return { Functions: items, NextMarker };
}

function listVersions(input: FunctionInput & PageInput, context: CallContext): object {
  const { function: of } = authorizedTarget(input, context, 'lambda:ListVersionsByFunction');
  const { items, NextMarker } = page([of.latest, ...of.versions.values()], input);
  return { Versions: items.map((config) => describeFunction(config, config.version)), NextMarker };
}

async function updateCode(input: FunctionInput & CodeSource & { Publish?: boolean }, context: CallContext): Promise<object> {
  const { function: of } = authorizedTarget(input, context, 'lambda:UpdateFunctionCode');
  const code = await functionCode(context.cloud, input, of.latest.runtime);
  changeFunction(context.cloud, { ...of.latest, code, lastModified: context.cloud.clock.date() });
  const changed = input.Publish === true ? of.publish() : of.latest;
  return describeFunction(changed, changed === of.latest ? undefined : changed.version);
}

function updateConfiguration({ KMSKeyArn, ...input }: FunctionInput & { KMSKeyArn?: string; Role?: string }, context: CallContext): object {
  const { function: of } = authorizedTarget(input, context, 'lambda:UpdateFunctionConfiguration');
  if (input.Qualifier !== undefined) {
    throw new AwsError('InvalidParameterValueException', 'a version can not be changed', 400, { Type: 'User' });
  }
  if (input.Role !== undefined) {
    context.authorize({ action: 'iam:PassRole', resource: input.Role, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } });
  }
  const { name, code, properties } = of.latest;
  const changed = { ...properties, ...input, ...(KMSKeyArn === undefined ? {} : { KmsKeyArn: KMSKeyArn }) };
  const config = functionSettings(context.cloud, name, changed, code);
  grantEnvironmentKey(context.cloud, context.caller, config);
  changeFunction(context.cloud, config);
  return describeFunction(of.latest);
}

function tagsOf({ Tags: tags = [] }: Properties): Record<string, string> {
  return Object.fromEntries((tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
}
