import { NotEmulated } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { Properties, ProvisionContext, ResourceProvider } from '../core/resource-provider';
import { assetStore } from './asset-store';
import { fillDynamicReferences } from './dynamic-references';
import { FailedCreation } from './failed-creation';
import { physicalName } from './physical-name';
import { providerOf } from './provider-of';
import type { Stack, StackResource } from './stack';
import type { ResourceDefinition } from './template';
import type { StackLog } from './stack-log';

/** Longest name that a resource gets when its provider sets no limit. */
const DEFAULT_MAX_LENGTH = 255;

/** Calls the providers for the resources of one stack and keeps the stack's record of them. */
export class ResourceOperations {
  constructor(
    private readonly cloud: Cloud,
    private readonly stack: Stack,
    private readonly log: StackLog,
  ) {}

  /** Makes a resource; `onRemains` is told of what a failed creation has left behind. */
  async create(
    logicalId: string,
    definition: ResourceDefinition,
    properties: Properties,
    onRemains: (remains: StackResource) => void,
  ): Promise<StackResource> {
    const generation = this.stack.generations.get(logicalId) ?? 0;
    this.stack.generations.set(logicalId, generation + 1);
    return this.log.during('CREATE', { logicalId, type: definition.Type }, async () => {
      const given = await fillDynamicReferences(this.cloud, properties);
      try {
        const provisioned = await this.provider(definition.Type).create(given, this.context(logicalId, generation));
        return this.keep({ logicalId, definition, properties, given, provisioned, generation });
      } catch (error) {
        if (error instanceof FailedCreation) {
          onRemains({ logicalId, definition, properties, given, provisioned: { physicalId: error.physicalId }, generation });
        }
        throw error;
      }
    });
  }

  async update(resource: StackResource, definition: ResourceDefinition, properties: Properties): Promise<StackResource> {
    const { logicalId, provisioned, generation } = resource;
    const { physicalId } = provisioned;
    return this.log.during('UPDATE', { logicalId, type: definition.Type, physicalId }, async () => {
      const provider = this.provider(definition.Type);
      if (!provider.update) {
        throw new NotEmulated(`an update of ${definition.Type}`);
      }
      const given = await fillDynamicReferences(this.cloud, properties);
      // A rollback must tell the provider what it was told last, even if it failed then.
      this.keep({ ...resource, given });
      const updated = await provider.update(physicalId, given, resource.given, this.context(logicalId, generation));
      return this.keep({ ...resource, definition, properties, given, provisioned: updated });
    });
  }

  /** Deletes the physical resource, or leaves it when `policy` says so. */
  async delete(resource: StackResource, policy: string | undefined): Promise<void> {
    const { logicalId, definition, provisioned, generation } = resource;
    const { physicalId } = provisioned;
    const of = { logicalId, type: definition.Type, physicalId };
    if (policy === 'Retain' || policy === 'RetainExceptOnCreate') {
      this.log.add({ ...of, status: 'DELETE_SKIPPED' });
    } else {
      await this.log.during('DELETE', of, () =>
        this.provider(definition.Type).delete(physicalId, resource.given, this.context(logicalId, generation)),
      );
    }
    this.forget(resource);
  }

  /** Whether a change of these properties needs a new physical resource. */
  replaces(resource: StackResource, definition: ResourceDefinition, changed: readonly string[]): boolean {
    const { replaceOn = [] } = this.provider(definition.Type);
    return resource.definition.Type !== definition.Type || changed.some((property) => replaceOn.includes(property));
  }

  /** Makes `resource` the one that `Ref` and `Fn::GetAtt` find. */
  keep(resource: StackResource): StackResource {
    this.stack.resources.set(resource.logicalId, resource);
    return resource;
  }

  /** Makes a resource that was to be replaced the current one again. */
  restore(resource: StackResource): void {
    const { logicalId, definition, provisioned } = this.keep(resource);
    this.log.add({ logicalId, type: definition.Type, physicalId: provisioned.physicalId, status: 'UPDATE_COMPLETE' });
  }

  /** Takes a resource off the stack, unless another has its logical id by now. */
  forget(resource: StackResource): void {
    if (this.stack.resources.get(resource.logicalId) === resource) {
      this.stack.resources.delete(resource.logicalId);
    }
  }

  private provider(type: string): ResourceProvider {
    const provider = providerOf(this.cloud, type);
    if (!provider) {
      throw new NotEmulated(`the resource type ${type}`);
    }
    return provider;
  }

  private context(logicalId: string, generation: number): ProvisionContext {
    const { account, region, partition } = this.cloud.options;
    return {
      cloud: this.cloud,
      stackName: this.stack.name,
      stackId: this.stack.id,
      logicalId,
      account,
      region,
      partition,
      physicalName: (maxLength = DEFAULT_MAX_LENGTH) => physicalName(this.stack.id, logicalId, generation, maxLength),
      assetPath: (bucket, key) => assetStore(this.cloud).path(bucket, key),
    };
  }
}
