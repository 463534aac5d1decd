import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { stableUuid } from '../core/stable-uuid';
import type { Stack, StackOutput } from './stack';

/** An output that other stacks may import. */
export interface StackExport {
  readonly name: string;
  readonly value: string;
  readonly stack: Stack;
}

/** The stacks of one account and region. */
export class StackStore {
  /** All that have ever been, the deleted ones too. */
  private readonly stacks: Stack[] = [];

  constructor(private readonly cloud: Cloud) {}

  /** The stacks that are there. */
  list(): Stack[] {
    return this.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE');
  }

  /** The stacks that are there and those that were. */
  history(): Stack[] {
    return [...this.stacks];
  }

  /** The stack by its name or id; a deleted one only by its id. */
  find(nameOrId: string): Stack | undefined {
    return this.list().find(({ name }) => name === nameOrId) ?? this.stacks.find(({ id }) => id === nameOrId);
  }

  /** Like `find`, but fails with `ValidationError`. */
  get(nameOrId: string): Stack {
    const stack = this.find(nameOrId);
    if (!stack) {
      throw new AwsError('ValidationError', `Stack with id ${nameOrId} does not exist`);
    }
    return stack;
  }

  /** Adds a stack without resources; one of the same name whose creation was rolled back makes room. */
  add(name: string): Stack {
    const stack = this.blank(name);
    this.put(stack);
    return stack;
  }

  /** Puts a stack into the store, in the place of one of the same name that is still there. */
  put(stack: Stack): void {
    const former = this.list().find(({ name }) => name === stack.name);
    if (former) {
      this.stacks.splice(this.stacks.indexOf(former), 1);
    }
    this.stacks.push(stack);
  }

  /** A stack without resources that is in no store yet. */
  blank(name: string): Stack {
    const formers = this.stacks.filter((stack) => stack.name === name);
    const deleted = formers.filter(({ status }) => status === 'DELETE_COMPLETE').length;
    const unique = [this.cloud.arn('cloudformation', 'stack'), name, ...(deleted > 0 ? [deleted] : [])].join('/');
    return {
      name,
      id: this.cloud.arn('cloudformation', `stack/${name}/${stableUuid(unique)}`),
      createdAt: this.cloud.clock.date(),
      status: 'REVIEW_IN_PROGRESS',
      terminationProtection: false,
      state: { template: { Resources: {} }, parameters: [], tags: {}, outputs: [], imports: new Set() },
      resources: new Map(),
      resourceStatus: new Map(),
      generations: formers.at(-1)?.generations ?? new Map<string, number>(),
      events: [],
    };
  }

  /** The stack that has made the resource of this physical id. */
  ownerOf(physicalId: string): Stack | undefined {
    return this.list().find(({ resources }) => [...resources.values()].some(({ provisioned }) => provisioned.physicalId === physicalId));
  }

  exports(): StackExport[] {
    return this.list().flatMap((stack) =>
      stack.state.outputs.flatMap(({ exportName, value }) => (exportName === undefined ? [] : [{ name: exportName, value, stack }])),
    );
  }

  /** Names of the stacks that import an export. */
  importers(exportName: string): string[] {
    return this.list().flatMap((stack) => (stack.state.imports.has(exportName) ? [stack.name] : []));
  }

  /** Why a stack can't be deleted, if another one uses its exports. */
  exportInUse({ state }: Stack): string | undefined {
    const used = state.outputs.flatMap(({ exportName }) => exportName ?? []).find((name) => this.importers(name).length > 0);
    return used === undefined ? undefined : `Export ${used} cannot be deleted as it is in use by ${this.importers(used).join(' and ')}`;
  }

  /** Throws unless `stack` may have these outputs: an export is unique, and can't change while another stack uses it. */
  assertExports(stack: Stack, outputs: readonly StackOutput[]): void {
    const next = new Map(outputs.map(({ exportName, value }) => [exportName, value]));
    for (const { name, value, stack: owner } of this.exports()) {
      if (owner !== stack && next.has(name)) {
        throw new Error(`Export with name ${name} is already exported by stack ${owner.name}`);
      }
      const users = owner === stack && next.get(name) !== value ? this.importers(name) : [];
      if (users.length > 0) {
        throw new Error(`Export ${name} cannot be ${next.has(name) ? 'updated' : 'deleted'} as it is in use by ${users.join(' and ')}`);
      }
    }
  }
}

/** The stacks of a cloud. */
export const stackStore = perCloud((cloud) => new StackStore(cloud));
