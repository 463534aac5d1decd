import { randomUUID } from 'node:crypto';
import type { Change } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { resourceChanges } from './resource-changes';
import type { Stack, StackTarget } from './stack';
import { hasChanges } from './stack-changes';

/** What an operation on a stack would do, to be looked at before it is done. */
export interface ChangeSet {
  readonly name: string;
  readonly id: string;
  readonly stack: Stack;
  readonly target: StackTarget;
  readonly description?: string;
  readonly capabilities: readonly string[];
  readonly createdAt: Date;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  readonly changes: readonly Change[];
}

const NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set.";

type Given = Pick<ChangeSet, 'name' | 'stack' | 'target' | 'description' | 'capabilities'>;

/** The change sets that have not been executed. */
class ChangeSets {
  private readonly all: ChangeSet[] = [];

  constructor(private readonly cloud: Cloud) {}

  /** Adds a change set; one that would change nothing is `FAILED`. */
  add(given: Given): ChangeSet {
    const { name, stack, target } = given;
    if (this.of(stack).some((other) => other.name === name)) {
      throw new AwsError('AlreadyExistsException', `ChangeSet ${name} already exists`);
    }
    const isEmpty = stack.status !== 'REVIEW_IN_PROGRESS' && !hasChanges(this.cloud, stack, target);
    const changeSet: ChangeSet = {
      ...given,
      id: this.cloud.arn('cloudformation', `changeSet/${name}/${randomUUID()}`),
      createdAt: this.cloud.clock.date(),
      status: isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
      statusReason: isEmpty ? NO_CHANGES : undefined,
      changes: isEmpty ? [] : resourceChanges(this.cloud, stack, target),
    };
    this.all.push(changeSet);
    return changeSet;
  }

  of(stack: Stack): ChangeSet[] {
    return this.all.filter((changeSet) => changeSet.stack === stack);
  }

  /** The change set of this id, or of this name and stack; nothing when there is none. */
  find(nameOrId: string, stack: Stack | undefined): ChangeSet | undefined {
    return this.all.find(({ name, id, stack: of }) => id === nameOrId || (name === nameOrId && of === stack));
  }

  delete(gone: readonly ChangeSet[]): void {
    for (const changeSet of gone) {
      this.all.splice(this.all.indexOf(changeSet), 1);
    }
  }
}

/** The change sets of a cloud. */
export const changeSets = perCloud((cloud) => new ChangeSets(cloud));
