import type { ResourceOperations } from './resource-operations';
import type { StackResource } from './stack';
import type { StackLog } from './stack-log';
import { reasonOf } from './stack-log';

/** How to take back what an operation on a stack has done. */
export class Rollback {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private readonly leftovers: (readonly [StackResource, string | undefined])[] = [];

  constructor(
    private readonly kind: 'CREATE' | 'UPDATE',
    private readonly resources: ResourceOperations,
    private readonly log: StackLog,
  ) {}

  /** Adds a step; the last one is taken first. */
  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** Adds a physical resource that is deleted once all else is as it was, unless its policy is to retain it. */
  leave(resource: StackResource, policy?: string): void {
    this.leftovers.push([resource, policy]);
  }

  /** Runs to the end; never rejects: the stack's status says how it went. */
  async run(reason: string): Promise<void> {
    const prefix = this.kind === 'CREATE' ? 'ROLLBACK' : 'UPDATE_ROLLBACK';
    this.log.stackStatus(`${prefix}_IN_PROGRESS`, reason);
    try {
      for (const step of [...this.steps].reverse()) {
        await step();
      }
      await this.cleanUp(reason);
    } catch (error) {
      this.log.stackStatus(`${prefix}_FAILED`, `${reason}; the rollback failed too: ${reasonOf(error)}`);
      return;
    }
    this.log.stackStatus(`${prefix}_COMPLETE`, reason);
  }

  /** After an update a resource that can't be deleted stays behind; after a creation the rollback has failed. */
  private async cleanUp(reason: string): Promise<void> {
    if (this.kind === 'UPDATE') {
      this.log.stackStatus('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', reason);
    }
    for (const [resource, policy] of this.leftovers) {
      await this.resources.delete(resource, policy).catch((error: unknown) => {
        if (this.kind === 'CREATE') {
          throw error;
        }
        this.resources.forget(resource);
      });
    }
  }
}
