import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotEmulated } from '../core/aws-error';
import type { Properties, ProvisionContext, Provisioned, ResourceProvider } from '../core/resource-provider';
import type { FunctionConfig } from './function-config';
import { functionsOf } from './function-registry';
import { invokerOf } from './invoker';

/** `AWS::Lambda::Function` with Node code from a file asset or inline. */
export const functionProvider: ResourceProvider = {
  type: 'AWS::Lambda::Function',
  properties: [
    'Code',
    'DeadLetterConfig',
    'Environment',
    'FunctionName',
    'Handler',
    'KmsKeyArn',
    'LoggingConfig',
    'MemorySize',
    'PackageType',
    'ReservedConcurrentExecutions',
    'Role',
    'Runtime',
    'Timeout',
  ],
  recorded: ['Architectures', 'Description', 'EphemeralStorage', 'RecursiveLoop', 'Tags', 'TracingConfig', 'VpcConfig'],
  replaceOn: ['FunctionName', 'PackageType'],
  create: (properties, context) => put(String(properties.FunctionName ?? context.physicalName(64)), properties, context),
  update: (name, properties, _previous, context) => put(name, properties, context),
  delete: (name, _properties, { cloud }) => {
    functionsOf(cloud).remove(name);
    invokerOf(cloud).pool.retire(name);
    return Promise.resolve();
  },
};

function put(name: string, properties: Properties, context: ProvisionContext): Promise<Provisioned> {
  const config = functionConfig(name, properties, context);
  functionsOf(context.cloud).put(config);
  invokerOf(context.cloud).pool.retire(name);
  return Promise.resolve({ physicalId: name, attributes: { Arn: config.arn } });
}

function functionConfig(name: string, properties: Properties, context: ProvisionContext): FunctionConfig {
  const runtime = String(properties.Runtime);
  if (!runtime.startsWith('nodejs')) {
    throw new NotEmulated(`the Lambda runtime ${runtime}`);
  }
  const logging = (properties.LoggingConfig ?? {}) as { LogFormat?: string; LogGroup?: string };
  if ((logging.LogFormat ?? 'Text') !== 'Text') {
    throw new NotEmulated(`the Lambda log format ${logging.LogFormat ?? ''}`);
  }
  return {
    name,
    arn: context.cloud.arn('lambda', `function:${name}`),
    runtime,
    handler: String(properties.Handler),
    role: String(properties.Role),
    codePath: codePath(name, properties, context),
    codeSha256: createHash('sha256').update(JSON.stringify(properties.Code)).digest('base64'),
    description: String(properties.Description ?? ''),
    environment: stringValues((properties.Environment as { Variables?: object } | undefined)?.Variables ?? {}),
    kmsKeyArn: properties.KmsKeyArn as string | undefined,
    timeoutSec: Number(properties.Timeout ?? 3),
    memoryMiB: Number(properties.MemorySize ?? 128),
    reservedConcurrency: optionalNumber(properties.ReservedConcurrentExecutions),
    deadLetterArn: (properties.DeadLetterConfig as { TargetArn?: string } | undefined)?.TargetArn,
    logGroup: logging.LogGroup ?? `/aws/lambda/${name}`,
    lastModified: context.cloud.clock.date(),
  };
}

function codePath(name: string, properties: Properties, context: ProvisionContext): string {
  const code = properties.Code as { S3Bucket?: string; S3Key?: string; ZipFile?: string };
  if (code.ZipFile !== undefined) {
    const folder = join(context.cloud.options.dataDir, 'lambda', 'inline', name, createHash('sha256').update(code.ZipFile).digest('hex'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.js'), code.ZipFile);
    return folder;
  }
  if (code.S3Bucket === undefined || code.S3Key === undefined) {
    throw new NotEmulated('Lambda code that is neither a file asset nor inline');
  }
  const path = context.assetPath(code.S3Bucket, code.S3Key);
  if (!statSync(path).isDirectory()) {
    throw new NotEmulated(`Lambda code in an archive (${path}); use an asset that is a folder`);
  }
  return path;
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function stringValues(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
