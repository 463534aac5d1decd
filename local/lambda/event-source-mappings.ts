import { AccessDenied, AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { queueUrl } from '../core/queue-url';
import type { Properties } from '../core/resource-provider';
import { functionCaller } from './async-delivery';
import type { MappingSettings } from './event-source-mapping';
import { mappingSettings } from './event-source-mapping';
import { qualifiedArn } from './function-config';
import { functionsOf } from './function-registry';
import type { Poller } from './poller';
import { QueuePoller } from './queue-poller';
import { StreamPoller } from './stream-poller';

/** An event source mapping that exists. */
export interface Mapping {
  readonly uuid: string;
  readonly properties: Properties;
  readonly settings: MappingSettings;
  readonly lastModified: Date;
  /** @default - it is disabled */
  readonly poller?: Poller;
}

/** The calls that the role of a function with a queue has to be allowed. */
const QUEUE_CALLS = ['ReceiveMessage', 'DeleteMessage'];

/** The event source mappings of one cloud. */
export class EventSourceMappings {
  private readonly mappings = new Map<string, Mapping>();

  constructor(private readonly cloud: Cloud) {}

  /** Makes or changes a mapping; throws AWS's errors for settings and rights that it refuses. */
  async put(uuid: string, properties: Properties): Promise<Mapping> {
    const settings = mappingSettings(properties);
    await this.assertUsable(settings);
    this.mappings.get(uuid)?.poller?.stop();
    const poller = settings.enabled ? this.start(settings) : undefined;
    const mapping = { uuid, properties, settings, lastModified: this.cloud.clock.date(), poller };
    this.mappings.set(uuid, mapping);
    return mapping;
  }

  list(): Mapping[] {
    return [...this.mappings.values()];
  }

  /** Throws `ResourceNotFoundException`. */
  get(uuid: string): Mapping {
    const mapping = this.mappings.get(uuid);
    if (!mapping) {
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' });
    }
    return mapping;
  }

  remove(uuid: string): void {
    this.mappings.get(uuid)?.poller?.stop();
    this.mappings.delete(uuid);
  }

  stop(): void {
    this.mappings.forEach(({ poller }) => poller?.stop());
  }

  private start(settings: MappingSettings): Poller {
    return settings.source === 'sqs' ? new QueuePoller(this.cloud, settings) : new StreamPoller(this.cloud, settings);
  }

  private async assertUsable(settings: MappingSettings): Promise<void> {
    const { sourceArn, functionName } = settings;
    const { config } = functionsOf(this.cloud).target(functionName);
    if (settings.source !== 'sqs') {
      return;
    }
    const caller = functionCaller(this.cloud, config);
    try {
      const input = { QueueUrl: queueUrl(this.cloud, sourceArn), AttributeNames: ['VisibilityTimeout'] };
      const { Attributes } = await this.cloud.call<{ Attributes: { VisibilityTimeout: string } }>(
        caller,
        'sqs',
        'GetQueueAttributes',
        input,
      );
      QUEUE_CALLS.forEach((call) => {
        this.cloud.ports.authorize(caller, { action: `sqs:${call}`, resource: sourceArn });
      });
      if (Number(Attributes.VisibilityTimeout) < config.timeoutSec) {
        throw invalid(
          `Queue visibility timeout: ${Attributes.VisibilityTimeout} seconds is less than Function timeout: ${config.timeoutSec} seconds`,
        );
      }
    } catch (error) {
      if (error instanceof AccessDenied) {
        const call = /sqs:(\w+)/.exec(error.message)?.[1] ?? 'ReceiveMessage';
        throw invalid(`The provided execution role does not have permissions to call ${call} on SQS (${error.message})`);
      }
      throw error;
    }
  }
}

/** The event source mappings of a cloud. */
export const eventSourceMappingsOf = perCloud((cloud) => new EventSourceMappings(cloud));

/** A mapping as the API shows it. */
export function describeMapping(cloud: Cloud, { uuid, properties, settings, lastModified, poller }: Mapping): object {
  const { config, qualifier } = functionsOf(cloud).target(settings.functionName);
  const shown = Object.entries(properties).filter(([name]) => !['Enabled', 'FunctionName', 'Tags'].includes(name));
  return {
    ...Object.fromEntries(shown),
    UUID: uuid,
    EventSourceMappingArn: cloud.arn('lambda', `event-source-mapping:${uuid}`),
    FunctionArn: qualifiedArn(config, qualifier),
    BatchSize: settings.batchSize,
    MaximumBatchingWindowInSeconds: settings.windowSec,
    FunctionResponseTypes: settings.reportsFailures ? ['ReportBatchItemFailures'] : [],
    LastModified: lastModified,
    State: settings.enabled ? 'Enabled' : 'Disabled',
    StateTransitionReason: 'USER_INITIATED',
    ...(poller ? { LastProcessingResult: poller.lastResult } : {}),
  };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}
