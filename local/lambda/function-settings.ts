import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import type { FunctionCode, FunctionConfig, Layer } from './function-config';
import { layersOf } from './layer-store';
import { logFormat } from './log-format';
import { assertEnvironment } from './process-environment';
import { assertRuntime } from './runtime-command';

/** Properties that are kept for reading and have no effect here. */
export const RECORDED = [
  ...['Architectures', 'EphemeralStorage', 'RuntimeManagementConfig', 'SnapStart', 'Tags'],
  ...['TracingConfig', 'VpcConfig'],
];

/** A function from its properties, which CloudFormation and the API name alike; throws AWS's errors for those that it refuses. */
export function functionSettings(cloud: Cloud, name: string, properties: Properties, code: FunctionCode): FunctionConfig {
  const runtime = String(properties.Runtime);
  assertRuntime(runtime);
  const environment = stringValues((properties.Environment as { Variables?: object } | undefined)?.Variables ?? {});
  assertEnvironment(environment);
  const logging = (properties.LoggingConfig ?? {}) as { LogGroup?: string };
  return {
    name,
    arn: cloud.arn('lambda', `function:${name}`),
    version: '$LATEST',
    runtime,
    handler: String(properties.Handler),
    role: String(properties.Role),
    code,
    layers: ((properties.Layers ?? []) as string[]).map((arn): Layer => layersOf(cloud).get(arn)),
    description: String(properties.Description ?? ''),
    environment,
    kmsKeyArn: properties.KmsKeyArn as string | undefined,
    timeoutSec: inRange('timeout', properties.Timeout ?? 3, 1, 900),
    memoryMiB: inRange('memorySize', properties.MemorySize ?? 128, 128, 10_240),
    reservedConcurrency:
      properties.ReservedConcurrentExecutions === undefined ? undefined : Number(properties.ReservedConcurrentExecutions),
    deadLetterArn: (properties.DeadLetterConfig as { TargetArn?: string } | undefined)?.TargetArn,
    logGroup: logging.LogGroup ?? `/aws/lambda/${name}`,
    logFormat: logFormat(logging),
    lastModified: cloud.clock.date(),
    properties,
  };
}

function inRange(name: string, value: unknown, least: number, most: number): number {
  const number = Number(value);
  if (!(number >= least && number <= most)) {
    const rule = number < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${String(value)}' at '${name}' failed to satisfy constraint: Member must have value ${rule}`,
    );
  }
  return number;
}

function stringValues(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
