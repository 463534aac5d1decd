import type { Cloud } from '../core/cloud';
import type { Properties } from '../core/resource-provider';
import { changedProperties } from './changed-properties';
import { creationOrder } from './dependencies';
import { existingResources } from './existing-resources';
import type { Scope } from './resolution';
import { resolve } from './resolve';
import { ResourceOperations } from './resource-operations';
import { Rollback } from './rollback';
import type { Stack, StackResource, StackState, StackTarget } from './stack';
import type { OnProgress } from './stack-log';
import { reasonOf, StackLog } from './stack-log';
import { resolveOutputs } from './stack-outputs';
import { stackScope } from './stack-scope';
import { stackStore } from './stack-store';
import type { ResourceDefinition } from './template';

/** Creates or updates one stack; a failure is rolled back and never thrown. */
export class StackOperation {
  private readonly log: StackLog;
  private readonly resources: ResourceOperations;
  private readonly kind: 'CREATE' | 'UPDATE';
  private readonly rollback: Rollback;
  /** Physical resources that the stack no longer needs once the operation has succeeded, with their policy; by logical id. */
  private readonly obsolete = new Map<string, readonly [StackResource, string | undefined]>();
  private readonly previousOrder: readonly string[];

  constructor(
    private readonly cloud: Cloud,
    private readonly stack: Stack,
    private readonly target: StackTarget,
    onProgress?: OnProgress,
  ) {
    this.kind = stack.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';
    this.log = new StackLog(cloud, stack, onProgress);
    this.resources = new ResourceOperations(cloud, stack, this.log);
    this.rollback = new Rollback(this.kind, this.resources, this.log);
    this.previousOrder = creationOrder(Object.fromEntries([...stack.resources].map(([id, { definition }]) => [id, definition])));
  }

  /**
   * Runs to the end; until then the stack's status says that it is in progress.
   *
   * @returns why it failed, nothing when it succeeded
   */
  async run(): Promise<string | undefined> {
    this.log.stackStatus(`${this.kind}_IN_PROGRESS`);
    try {
      this.stack.state = await this.apply();
    } catch (error) {
      await this.rollback.run(this.log.failureSummary() ?? reasonOf(error));
      return reasonOf(error);
    }
    if (this.kind === 'UPDATE') {
      this.stack.updatedAt = this.cloud.clock.date();
      this.log.stackStatus('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
      await this.deleteObsolete();
    }
    this.log.stackStatus(`${this.kind}_COMPLETE`);
    return undefined;
  }

  private async apply(): Promise<StackState> {
    const imports = new Set<string>();
    const scope = stackScope(this.cloud, this.stack, this.target, imports);
    const wanted = existingResources(this.target.template, scope);
    for (const [logicalId, resource] of this.stack.resources) {
      if (!(logicalId in wanted)) {
        this.obsolete.set(logicalId, [resource, resource.definition.DeletionPolicy]);
      }
    }
    for (const logicalId of creationOrder(wanted)) {
      await this.applyResource(logicalId, wanted[logicalId] as ResourceDefinition, scope);
    }
    const outputs = resolveOutputs(this.target.template, scope);
    stackStore(this.cloud).assertExports(this.stack, outputs);
    return { ...this.target, outputs, imports };
  }

  private async applyResource(logicalId: string, definition: ResourceDefinition, scope: Scope): Promise<void> {
    const properties = resolve(definition.Properties ?? {}, scope, `${logicalId}.Properties`) as Properties;
    const current = this.stack.resources.get(logicalId);
    const changed = current ? changedProperties(current.properties, properties) : [];
    if (!current) {
      await this.create(logicalId, definition, properties);
    } else if (this.resources.replaces(current, definition, changed)) {
      await this.create(logicalId, definition, properties, current);
      this.obsolete.set(logicalId, [current, definition.UpdateReplacePolicy]);
    } else if (changed.length > 0) {
      await this.update(current, definition, properties);
    } else {
      this.rollback.add(() => Promise.resolve(this.resources.keep(current)));
      this.resources.keep({ ...current, definition });
    }
  }

  private async create(logicalId: string, definition: ResourceDefinition, properties: Properties, replaced?: StackResource): Promise<void> {
    const policy = definition.DeletionPolicy === 'RetainExceptOnCreate' ? undefined : definition.DeletionPolicy;
    const created = await this.resources.create(logicalId, definition, properties, (remains) => {
      this.rollback.leave(remains);
    });
    this.rollback.add(() => {
      if (replaced) {
        this.resources.restore(replaced);
      }
      this.rollback.leave(created, policy);
      return Promise.resolve();
    });
  }

  /** Changes a resource in place; its provider may have made another one all the same, under another physical id. */
  private async update(current: StackResource, definition: ResourceDefinition, properties: Properties): Promise<void> {
    const { logicalId } = current;
    this.rollback.add(async () => {
      const now = this.stack.resources.get(logicalId) ?? current;
      const restored = await this.resources.update(now, current.definition, current.properties);
      if (restored.provisioned.physicalId !== now.provisioned.physicalId) {
        this.rollback.leave(now, definition.UpdateReplacePolicy);
      }
    });
    const updated = await this.resources.update(current, definition, properties);
    if (updated.provisioned.physicalId !== current.provisioned.physicalId) {
      this.obsolete.set(logicalId, [current, definition.UpdateReplacePolicy]);
    }
  }

  /** A resource that can't be deleted stays behind, as on AWS: the update has succeeded all the same. */
  private async deleteObsolete(): Promise<void> {
    for (const logicalId of [...this.previousOrder].reverse()) {
      const [resource, policy] = this.obsolete.get(logicalId) ?? [];
      if (resource) {
        await this.resources.delete(resource, policy).catch(() => {
          this.resources.forget(resource);
        });
      }
    }
  }
}
