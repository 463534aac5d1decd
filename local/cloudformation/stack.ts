import type { Properties, Provisioned } from '../core/resource-provider';
import type { StackParameter } from './parameters';
import type { ResourceDefinition, Template } from './template';

/** A resource that a stack has made. */
export interface StackResource {
  readonly logicalId: string;
  readonly definition: ResourceDefinition;
  /** Properties with all intrinsic functions resolved; a later change of what a dynamic reference means is no change of these. */
  readonly properties: Properties;
  /** Properties as the provider got them, with dynamic references filled in. */
  readonly given: Properties;
  readonly provisioned: Provisioned;
  /** Number of the physical resource among all that the logical id has had; part of generated names. */
  readonly generation: number;
}

/** The last thing that happened to a logical id. */
export interface ResourceStatus {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  /** For example `UPDATE_IN_PROGRESS`. */
  readonly status: string;
  readonly reason?: string;
  readonly time: Date;
}

/** An event of a stack, about itself or about one of its resources. */
export interface StackEvent extends ResourceStatus {
  readonly eventId: string;
  readonly stackId: string;
  readonly stackName: string;
}

/** An output of a stack. */
export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
  /** Whether the value comes from a custom resource that keeps its values secret. */
  readonly noEcho: boolean;
}

/** What a stack is to become. */
export interface StackTarget {
  readonly template: Template;
  readonly parameters: readonly StackParameter[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What a stack is, changed as a whole when an operation succeeds. */
export interface StackState extends StackTarget {
  readonly outputs: readonly StackOutput[];
  /** Names of exports of other stacks that this one uses. */
  readonly imports: ReadonlySet<string>;
}

/** A stack and its history. */
export interface Stack {
  readonly name: string;
  readonly id: string;
  readonly createdAt: Date;
  updatedAt?: Date;
  deletedAt?: Date;
  terminationProtection: boolean;
  status: string;
  statusReason?: string;
  state: StackState;
  readonly resources: Map<string, StackResource>;
  readonly resourceStatus: Map<string, ResourceStatus>;
  /** Physical resources that a logical id has had, so that no generated name comes twice. */
  readonly generations: Map<string, number>;
  readonly events: StackEvent[];
}

/** Whether a stack of this status may be updated. */
export function isUpdatable(status: string): boolean {
  return ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'].includes(status);
}
