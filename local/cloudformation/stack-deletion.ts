import type { Cloud } from '../core/cloud';
import { creationOrder, dependenciesOf } from './dependencies';
import { ResourceOperations } from './resource-operations';
import type { Stack } from './stack';
import { StackLog } from './stack-log';
import { stackStore } from './stack-store';

/** Deletes one stack; what can't be deleted stays, with all that it depends on. */
export class StackDeletion {
  private readonly log: StackLog;
  private readonly resources: ResourceOperations;

  /** @param retained logical ids of resources that are left as they are */
  constructor(
    private readonly cloud: Cloud,
    private readonly stack: Stack,
    private readonly retained: readonly string[],
  ) {
    this.log = new StackLog(cloud, stack);
    this.resources = new ResourceOperations(cloud, stack, this.log);
  }

  /** Runs to the end; never rejects: the stack's status says how it went. */
  async run(): Promise<void> {
    const { stack } = this;
    const before = stack.status;
    this.log.stackStatus('DELETE_IN_PROGRESS');
    const inUse = stackStore(this.cloud).exportInUse(stack);
    if (inUse !== undefined) {
      this.log.stackStatus(before, inUse);
      return;
    }
    const failed = await this.deleteResources();
    if (failed.length > 0) {
      this.log.stackStatus('DELETE_FAILED', `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
      return;
    }
    stack.deletedAt = this.cloud.clock.date();
    stack.state = { ...stack.state, outputs: [], imports: new Set() };
    this.log.stackStatus('DELETE_COMPLETE');
  }

  private async deleteResources(): Promise<string[]> {
    const definitions = Object.fromEntries([...this.stack.resources].map(([id, { definition }]) => [id, definition]));
    const failed: string[] = [];
    const needed = new Set<string>();
    for (const id of creationOrder(definitions).reverse()) {
      const resource = this.stack.resources.get(id);
      const policy = this.retained.includes(id) ? 'Retain' : resource?.definition.DeletionPolicy;
      const isDeleted = resource !== undefined && !needed.has(id) && (await this.isDeleted(() => this.resources.delete(resource, policy)));
      if (resource && !isDeleted) {
        failed.push(...(needed.has(id) ? [] : [id]));
        dependenciesOf(resource.definition).forEach((dependency) => needed.add(dependency));
      }
    }
    return failed;
  }

  private async isDeleted(run: () => Promise<void>): Promise<boolean> {
    return run().then(
      () => true,
      // The stack's events tell the reason.
      () => false,
    );
  }
}
