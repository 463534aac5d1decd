import { NotEmulated } from '../core/aws-error';
import type { Integration, Pattern } from './optimized-integrations';
import { optimizedIntegration } from './optimized-integrations';
import { SDK_SERVICES } from './sdk-services';

/** What a task's `Resource` calls. */
export interface Resource extends Integration {
  /** As the history names it, for example `createTrainingJob.sync` of `sagemaker`. */
  readonly name: string;
  readonly type: string;
  readonly pattern: Pattern;
  /** A function named by its ARN alone: the task's input is the function's event, its result the function's. */
  readonly functionArn?: string;
}

const SERVICE_INTEGRATION =
  /^arn:[\w-]+:states:[\w-]*:\d*:(?:(?<sdk>aws-sdk):)?(?<service>[\w-]+):(?<operation>\w+)(?:\.(?<pattern>sync|sync:2|waitForTaskToken))?$/;
const FUNCTION = /^arn:[\w-]+:lambda:[\w-]+:\d+:function:[^:]+(?::[^:]+)?$/;

/** What has been read, by text: definitions have few resources and tasks read theirs at each run. */
const known = new Map<unknown, Resource>();

/** Reads a task's `Resource`. Throws `NotEmulated` for a call that local mode lacks, and another error for what AWS would not know. */
export function parseResource(resource: unknown): Resource {
  const parsed = known.get(resource) ?? parse(resource);
  known.set(resource, parsed);
  return parsed;
}

function parse(resource: unknown): Resource {
  const lambda = optimizedIntegration('lambda', 'invoke');
  if (typeof resource === 'string' && FUNCTION.test(resource) && lambda) {
    return { ...lambda, name: resource, type: 'lambda', pattern: 'response', functionArn: resource };
  }
  const parts = typeof resource === 'string' ? SERVICE_INTEGRATION.exec(resource)?.groups : undefined;
  const { sdk, service = '', operation = '' } = parts ?? {};
  const pattern = (parts?.pattern ?? 'response') as Pattern;
  const name = pattern === 'response' ? operation : `${operation}.${pattern}`;
  const found = sdk === undefined ? optimizedIntegration(service, operation) : sdkIntegration(service, operation);
  if (parts && !found) {
    throw new NotEmulated(`the resource ${String(resource)} of a task`);
  }
  if (!found?.patterns.includes(pattern)) {
    throw new Error(`unknown Resource ${JSON.stringify(resource)}`);
  }
  return { ...found, name, type: sdk === undefined ? service : `${sdk}:${service}`, pattern };
}

function sdkIntegration(name: string, operation: string): Integration | undefined {
  const service = SDK_SERVICES[name];
  return (
    service && {
      service,
      genericError: `${service.errorPrefix}Exception`,
      operation: operation.charAt(0).toUpperCase() + operation.slice(1),
      patterns: ['response', 'waitForTaskToken'],
      optimized: false,
    }
  );
}
