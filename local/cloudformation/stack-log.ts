import type { Cloud } from '../core/cloud';
import { stableUuid } from '../core/stable-uuid';
import type { ResourceStatus, Stack, StackEvent } from './stack';

/** Is told of every event of a stack. */
export type OnProgress = (event: StackEvent) => void;

/** Writes the events and statuses of one stack during one operation. */
export class StackLog {
  private readonly failures: { readonly action: string; readonly logicalId: string }[] = [];

  constructor(
    private readonly cloud: Cloud,
    private readonly stack: Stack,
    private readonly onProgress: OnProgress = () => undefined,
  ) {}

  /** Records what happened to a resource. */
  add(entry: Omit<ResourceStatus, 'time'>): void {
    const status = { ...entry, time: this.cloud.clock.date() };
    const { id: stackId, name: stackName, events } = this.stack;
    const event = { ...status, stackId, stackName, eventId: stableUuid(`${stackId}/${events.length}`) };
    if (entry.physicalId !== stackId && this.isAboutCurrent(entry)) {
      this.stack.resourceStatus.set(entry.logicalId, status);
    }
    events.push(event);
    this.onProgress(event);
  }

  /** Sets the status of the stack itself. */
  stackStatus(status: string, reason?: string): void {
    const { name, id } = this.stack;
    this.stack.status = status;
    this.stack.statusReason = reason;
    this.add({ logicalId: name, type: 'AWS::CloudFormation::Stack', physicalId: id, status, reason });
  }

  /** Records the begin and the end of an action on a resource; the end is `FAILED` with its reason when the action throws. */
  async during<T>(
    action: 'CREATE' | 'UPDATE' | 'DELETE',
    resource: Pick<ResourceStatus, 'logicalId' | 'type' | 'physicalId'>,
    run: () => Promise<T>,
  ): Promise<T> {
    this.add({ ...resource, status: `${action}_IN_PROGRESS` });
    try {
      const result = await run();
      const made = (result as { provisioned?: { physicalId: string } } | undefined)?.provisioned?.physicalId;
      this.add({ ...resource, physicalId: made ?? resource.physicalId, status: `${action}_COMPLETE` });
      return result;
    } catch (error) {
      this.failures.push({ action: action.toLowerCase(), logicalId: resource.logicalId });
      this.add({ ...resource, status: `${action}_FAILED`, reason: reasonOf(error) });
      throw error;
    }
  }

  /** What CloudFormation gives as the reason of a rollback; nothing when no resource has failed. */
  failureSummary(): string | undefined {
    const [first] = this.failures;
    return first && `The following resource(s) failed to ${first.action}: [${first.logicalId}].`;
  }

  /** The deletion of a replaced resource is an event, but not the status of the one that has taken its place. */
  private isAboutCurrent({ logicalId, physicalId, status }: Omit<ResourceStatus, 'time'>): boolean {
    const current = this.stack.resources.get(logicalId)?.provisioned.physicalId;
    return !status.startsWith('DELETE') || current === undefined || current === physicalId;
  }
}

/** The message of an error, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
