import { resolve } from 'node:path';
import { createCloud } from './cloud-factory';
import type { Assembly } from './cloudformation/assembly';
import { readAssembly } from './cloudformation/assembly';
import { deployAssembly } from './cloudformation/deploy-assembly';
import type { OnProgress } from './cloudformation/stack-log';
import { abortable } from './core/abortable';
import { AwsError } from './core/aws-error';
import { Clock } from './core/clock';
import type { Cloud } from './core/cloud';
import { takeDataFolder } from './data-folder';
import { createGateway } from './http/gateway';
import { jsonError } from './http/json-protocol';
import type { HttpResponse, IncomingRequest } from './http/message';
import type { Handler } from './http/server';
import { startServer } from './http/server';

const DEFAULT_PORT = 4580;

/** Options of `startLocal`. */
export interface LocalOptions {
  /** Folder of the synthesized cloud assembly, for example `cdk.out`. */
  readonly app: string;
  /** Name of a stage in it, for example `Pilot`. @default - the stacks outside of stages, or the only stage */
  readonly stage?: string;
  /** Port on 127.0.0.1; 0 takes a free one. @default 4580 */
  readonly port?: number;
  /** Folder for everything that is stored; emptied at the start. */
  readonly dataDir: string;
  /** Virtual seconds in a real one. @default 1 */
  readonly clockRate?: number;
  /** Virtual time at the start. @default - now */
  readonly clockStart?: Date;
  /** Repository name of a container image to the Python executable that has its libraries. @default - no containers */
  readonly containers?: Readonly<Record<string, string>>;
  /** Resource types that local mode does not emulate and that are only recorded. @default - none: such a type is an error */
  readonly record?: readonly string[];
  /** Is told of every event of every stack. @default - nobody */
  readonly onProgress?: OnProgress;
  /** Ends the start early, with nothing left running; once the run is there, `stop` does. @default - it takes its time */
  readonly signal?: AbortSignal;
}

/** A cloud assembly that runs on this machine. */
export interface LocalRun {
  /** For example `http://127.0.0.1:4580`. */
  readonly endpoint: string;
  readonly cloud: Cloud;
  /** Resource types of the assembly that are only recorded. */
  readonly recordedTypes: readonly string[];
  /** Ends the server and every process that the run has started. */
  stop(): Promise<void>;
}

/** Deploys a cloud assembly on this machine and serves AWS's APIs for it; on failure nothing is left running. */
export async function startLocal({ app, ...given }: LocalOptions): Promise<LocalRun> {
  // Functions and jobs run in folders of their own, where a relative path would lead elsewhere.
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const assembly = readAssembly(resolve(app), options.stage);
  const releaseDataFolder = takeDataFolder(options.dataDir);
  // The port must be known before the cloud is made, for functions are told the endpoint.
  let handle: Handler = starting;
  const server = await startServer(options.port ?? DEFAULT_PORT, (request) => handle(request));
  const endpoint = `http://127.0.0.1:${server.port}`;
  let cloud: Cloud | undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    await cloud?.stop();
    releaseDataFolder();
  };
  let ready = false;
  try {
    cloud = cloudOf(assembly, endpoint, options);
    handle = createGateway(cloud, { cloud, isReady: () => ready });
    const deployment = deployAssembly(cloud, assembly, { onProgress: options.onProgress });
    await (options.signal ? abortable(options.signal, deployment) : deployment);
  } catch (error) {
    await stop();
    throw error;
  }
  ready = true;
  return { endpoint, cloud, recordedTypes: recordedTypesIn(cloud, assembly), stop };
}

function starting(request: IncomingRequest): Promise<HttpResponse> {
  return Promise.resolve(jsonError(request, new AwsError('ServiceUnavailable', 'local mode is starting', 503)));
}

function cloudOf({ account, region }: Assembly, endpoint: string, options: Omit<LocalOptions, 'app'>): Cloud {
  const clock = new Clock(options.clockRate, options.clockStart?.getTime());
  const { dataDir, containers = {}, record } = options;
  return createCloud({ account, region, partition: partitionOf(region), dataDir, endpoint, clock }, { containers }, record);
}

function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function recordedTypesIn(cloud: Cloud, { stacks }: Assembly): string[] {
  const types = stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  return [...new Set(types.filter((type) => cloud.provider(type)?.onlyRecorded))].sort();
}
