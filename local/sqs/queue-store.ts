import { AwsError } from '../core/aws-error';
import { perCloud } from '../core/per-cloud';
import type { Queue } from './queue';

/** The queues of one account and region. */
export class QueueStore {
  /** Whether local mode ends, so that nobody waits for messages any more. */
  stopped = false;
  private readonly byName = new Map<string, Queue>();

  /** By name, as `ListQueues` gives them page by page. */
  get queues(): readonly Queue[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  add(queue: Queue): void {
    this.byName.set(queue.name, queue);
  }

  delete(name: string): void {
    this.byName.delete(name);
  }

  /** The queue by name, URL or ARN; fails with `QueueDoesNotExist`. */
  find(id = ''): Queue {
    const queue = this.byName.get(id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1));
    if (!queue) {
      throw new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${id}`);
    }
    return queue;
  }

  /** Ends every wait for a message. */
  stop(): void {
    this.stopped = true;
    this.queues.forEach((queue) => {
      queue.wake();
    });
  }
}

/** The queues of a cloud. */
export const queueStore = perCloud(() => new QueueStore());
