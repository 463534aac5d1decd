import type { FunctionConfig } from './function-config';
import { qualifiedArn } from './function-config';
import { RECORDED } from './function-settings';
import { describeLogging } from './log-format';

/** What the API shows beside what a template sets. */
const SHOWN = RECORDED.filter((name) => !['RuntimeManagementConfig', 'Tags'].includes(name));

/** A function's configuration as the API shows it, under the ARN that it was asked for by. */
export function describeFunction(config: FunctionConfig, qualifier?: string): object {
  const { layers, properties } = config;
  return {
    FunctionName: config.name,
    FunctionArn: qualifiedArn(config, qualifier),
    Runtime: config.runtime,
    Role: config.role,
    Handler: config.handler,
    CodeSize: config.code.size,
    CodeSha256: config.code.sha256,
    Description: config.description,
    Timeout: config.timeoutSec,
    MemorySize: config.memoryMiB,
    LastModified: config.lastModified.toISOString().replace('Z', '+0000'),
    Version: config.version,
    PackageType: 'Zip',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    ...Object.fromEntries(SHOWN.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name] as unknown]]))),
    KMSKeyArn: config.kmsKeyArn,
    LoggingConfig: describeLogging(config.logFormat, config.logGroup),
    ...(Object.keys(config.environment).length > 0 ? { Environment: { Variables: config.environment } } : {}),
    ...(layers.length > 0 ? { Layers: layers.map(({ arn, code }) => ({ Arn: arn, CodeSize: code.size })) } : {}),
    ...(config.deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: config.deadLetterArn } }),
  };
}
