import type { Cloud, Credentials } from '../core/cloud';
import type { FunctionConfig } from './function-config';

/** The whole environment of a function's process: the template's variables, those that AWS sets, and the PATH of this machine. */
export function processEnvironment(
  cloud: Cloud,
  config: FunctionConfig,
  credentials: Credentials,
  logStream: string,
): Record<string, string> {
  const { region, endpoint } = cloud.options;
  return {
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    ...config.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMiB),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: config.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    LAMBDA_TASK_ROOT: config.codePath,
    _HANDLER: config.handler,
  };
}
