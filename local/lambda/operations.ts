import { AwsError, NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { CallContext, Service } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { invokeAsync } from './async-invocation';
import type { FunctionConfig } from './function-config';
import { functionsOf } from './function-registry';
import { invokerOf, MAX_PAYLOAD_BYTES } from './invoker';

/** Largest event of an asynchronous invocation, in bytes. */
const MAX_ASYNC_PAYLOAD_BYTES = 1024 * 1024;
/** The part of the log that `LogType: Tail` returns, in bytes. */
const LOG_TAIL_BYTES = 4096;

interface InvokeInput {
  readonly FunctionName: string;
  readonly InvocationType?: 'RequestResponse' | 'Event' | 'DryRun';
  readonly LogType?: 'None' | 'Tail';
  readonly Qualifier?: string;
  readonly Payload?: Uint8Array | string;
}

/** AWS Lambda: functions run in Node processes of this machine. */
export function createLambda(cloud: Cloud): Service {
  return {
    signingName: 'lambda',
    operations: {
      Invoke: supportedInput('Invoke', ['FunctionName', 'InvocationType', 'LogType', 'Payload', 'Qualifier'], invoke),
      GetFunction: getFunction,
      GetFunctionConfiguration: getConfiguration,
      GetPolicy: getPolicy,
      ListFunctions: supportedInput('ListFunctions', [], listFunctions),
    },
    stop: () => {
      invokerOf(cloud).pool.stop();
      return Promise.resolve();
    },
  };
}

async function invoke(input: InvokeInput, context: CallContext): Promise<object> {
  const config = authorized(input, context, 'lambda:InvokeFunction');
  const type = input.InvocationType ?? 'RequestResponse';
  if (type === 'DryRun') {
    return { StatusCode: 204 };
  }
  const event = eventOf(input, type === 'Event' ? MAX_ASYNC_PAYLOAD_BYTES : MAX_PAYLOAD_BYTES);
  if (type === 'Event') {
    invokeAsync(context.cloud, config, event);
    return { StatusCode: 202 };
  }
  const { payload, error, lines } = await invokerOf(context.cloud).invoke(config, event);
  return {
    StatusCode: 200,
    ExecutedVersion: '$LATEST',
    Payload: Buffer.from(payload),
    ...(error ? { FunctionError: 'Unhandled' } : {}),
    ...(input.LogType === 'Tail' ? { LogResult: Buffer.from(lines.join('\n')).subarray(-LOG_TAIL_BYTES).toString('base64') } : {}),
  };
}

function getFunction(input: InvokeInput, context: CallContext): Promise<object> {
  const config = authorized(input, context, 'lambda:GetFunction');
  const concurrency =
    config.reservedConcurrency === undefined ? {} : { Concurrency: { ReservedConcurrentExecutions: config.reservedConcurrency } };
  return Promise.resolve({ Configuration: describe(config), Code: { RepositoryType: 'S3', Location: config.codePath }, ...concurrency });
}

function getConfiguration(input: InvokeInput, context: CallContext): Promise<object> {
  return Promise.resolve(describe(authorized(input, context, 'lambda:GetFunctionConfiguration')));
}

function getPolicy(input: InvokeInput, context: CallContext): Promise<object> {
  const config = authorized(input, context, 'lambda:GetPolicy');
  return Promise.resolve({ Policy: JSON.stringify(functionsOf(context.cloud).policy(config.name)) });
}

function listFunctions(_input: object, context: CallContext): Promise<object> {
  context.authorize({ action: 'lambda:ListFunctions', resource: '*' });
  return Promise.resolve({ Functions: functionsOf(context.cloud).list().map(describe) });
}

function authorized(input: InvokeInput, context: CallContext, action: string): FunctionConfig {
  if (input.Qualifier !== undefined && input.Qualifier !== '$LATEST') {
    throw new NotEmulated(`the version or alias ${input.Qualifier} of a function`);
  }
  const functions = functionsOf(context.cloud);
  const config = functions.get(input.FunctionName);
  context.authorize({ action, resource: config.arn, resourcePolicy: functions.policy(config.name) });
  return config;
}

function eventOf({ Payload: payload }: InvokeInput, limit: number): string {
  const event =
    payload === undefined || payload.length === 0 ? '{}' : typeof payload === 'string' ? payload : Buffer.from(payload).toString();
  if (Buffer.byteLength(event) > limit) {
    throw new AwsError('RequestTooLargeException', `Request must be smaller than ${limit} bytes for the InvokeFunction operation`, 413);
  }
  try {
    JSON.parse(event);
  } catch (error) {
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${String(error)}`);
  }
  return event;
}

function describe(config: FunctionConfig): object {
  return {
    FunctionName: config.name,
    FunctionArn: config.arn,
    Runtime: config.runtime,
    Role: config.role,
    Handler: config.handler,
    CodeSha256: config.codeSha256,
    Description: config.description,
    Timeout: config.timeoutSec,
    MemorySize: config.memoryMiB,
    LastModified: config.lastModified.toISOString(),
    Version: '$LATEST',
    PackageType: 'Zip',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    KMSKeyArn: config.kmsKeyArn,
    Environment: { Variables: config.environment },
    LoggingConfig: { LogFormat: 'Text', LogGroup: config.logGroup },
    ...(config.deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: config.deadLetterArn } }),
  };
}
