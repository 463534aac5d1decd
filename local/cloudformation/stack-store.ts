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
  private readonly stacks = new Map<string, Stack>();

  constructor(private readonly cloud: Cloud) {}

  list(): Stack[] {
    return [...this.stacks.values()];
  }

  /** The stack by its name or id. */
  find(nameOrId: string): Stack | undefined {
    return this.stacks.get(nameOrId) ?? this.list().find(({ id }) => id === nameOrId);
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
    const id = this.cloud.arn('cloudformation', `stack/${name}/${stableUuid(`${this.cloud.arn('cloudformation', 'stack')}/${name}`)}`);
    const stack: Stack = {
      name,
      id,
      createdAt: this.cloud.clock.date(),
      status: 'REVIEW_IN_PROGRESS',
      state: { template: { Resources: {} }, parameters: [], tags: {}, outputs: [], imports: new Set() },
      resources: new Map(),
      resourceStatus: new Map(),
      generations: this.stacks.get(name)?.generations ?? new Map<string, number>(),
      events: [],
    };
    this.stacks.set(name, stack);
    return stack;
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

  /** Throws unless `stack` may have these outputs: an export is unique, and can't change while another stack uses it. */
  assertExports(stack: Stack, outputs: readonly StackOutput[]): void {
    const next = new Map(outputs.map(({ exportName, value }) => [exportName, value]));
    for (const { name, value, stack: owner } of this.exports()) {
      if (owner !== stack && next.has(name)) {
        throw new Error(`Export with name ${name} is already exported by stack ${owner.name}`);
      }
      const users = owner === stack && next.get(name) !== value ? this.importers(name) : [];
      if (users.length > 0) {
        throw new Error(`Export ${name} cannot be ${next.has(name) ? 'updated' : 'deleted'} as it is in use by ${users.join(', ')}`);
      }
    }
  }
}

/** The stacks of a cloud. */
export const stackStore = perCloud((cloud) => new StackStore(cloud));
