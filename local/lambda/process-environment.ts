import { join } from 'node:path';
import { AwsError } from '../core/aws-error';
import type { Cloud, Credentials } from '../core/cloud';
import type { FunctionConfig } from './function-config';
import { runtimeFiles } from './runtime-files';

/** Names that a template may not set. */
const RESERVED = new Set([
  ...['_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV'],
  ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE'],
  ...['AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ...['AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR'],
]);
/** Most that a template may set, in bytes. */
const MAX_BYTES = 4096;

/** Throws AWS's error for variables that Lambda sets itself, for names that it refuses, and for too many of them. */
export function assertEnvironment(variables: Readonly<Record<string, string>>): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.has(name));
  if (reserved.length > 0) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved ' +
        `keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const wrong = Object.keys(variables).find((name) => !/^[A-Za-z]\w+$/.test(name));
  if (wrong !== undefined) {
    throw new AwsError('ValidationException', `the name of an environment variable must fit [a-zA-Z]([a-zA-Z0-9_])+, got ${wrong}`);
  }
  if (Buffer.byteLength(JSON.stringify(variables)) > MAX_BYTES) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.',
    );
  }
}

/** The whole environment of a function's process: the template's variables, those that AWS sets, and the PATH of this machine. */
export function processEnvironment(
  cloud: Cloud,
  config: FunctionConfig,
  credentials: Credentials,
  logStream: string,
): Record<string, string> {
  const { region, endpoint } = cloud.options;
  const { logFormat } = config;
  // A later layer's files would lie over those of an earlier one.
  const layers = config.layers.map(({ code }) => code.folder).reverse();
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    ...searchPaths(cloud, config, layers),
    ...config.environment,
    PATH: [...layers.map((folder) => join(folder, 'bin')), config.environment.PATH ?? process.env.PATH ?? ''].join(':'),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: config.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMiB),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: config.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    ...(logFormat.format === 'JSON' ? { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: logFormat.applicationLevel } : {}),
    LAMBDA_TASK_ROOT: config.code.folder,
    LAMBDA_RUNTIME_DIR: runtimeFiles(cloud).folder,
    _HANDLER: config.handler,
  };
}

/** Where a runtime looks for packages: as on AWS in the layers, then in what the runtime brings, then beside the code. */
function searchPaths(cloud: Cloud, { runtime, code }: FunctionConfig, layers: readonly string[]): Record<string, string> {
  if (runtime.startsWith('python')) {
    const folders = ['python', `python/lib/${runtime}/site-packages`];
    return { PYTHONPATH: layers.flatMap((layer) => folders.map((folder) => join(layer, folder))).join(':') };
  }
  const major = runtime.replace(/\D/g, '');
  const folders = [`nodejs/node${major}/node_modules`, 'nodejs/node_modules'];
  const ofLayers = layers.flatMap((layer) => folders.map((folder) => join(layer, folder)));
  return { NODE_PATH: [...ofLayers, runtimeFiles(cloud).nodeModules, code.folder].join(':') };
}
