/** How many resources of one kind a stack has. */
export interface ResourceCount {
  /** For example `state machine`. */
  readonly kind: string;
  readonly count: number;
}

/** A stack as it stands in the picture. */
export interface MapStack {
  /** For example `FlightDelay-Training`: the stack's name without its stage. */
  readonly name: string;
  /** Model that the stack is of; `null` for a stack of the platform. */
  readonly model: string | null;
  /** Whether something runs there; the others are what it stands on: keys, roles, networks. */
  readonly runs: boolean;
  /** Main resources, the most telling kind first. */
  readonly counts: readonly ResourceCount[];
  /** All resources, the small ones included. */
  readonly resources: number;
}

/** One thing that a stack does with another one. */
export interface Deed {
  /** For example `starts` or `reads`. */
  readonly verb: string;
  /** Resource that it is done to, for example `TrainingWorkflow`; left out where the verb says enough. */
  readonly on?: string;
}

/** What goes from one stack to another: an arrow. Pairs of stacks have at most one in each direction. */
export interface MapFlow {
  readonly from: string;
  readonly to: string;
  readonly what: readonly Deed[];
}

/** What a stack does with the data of another one. */
export interface MapDataUse {
  /** Stack that has the data. */
  readonly owner: string;
  /** Stack that uses it. */
  readonly user: string;
  readonly what: readonly Deed[];
}

/** `starts TrainingWorkflow`. */
export function deedText({ verb, on }: Deed): string {
  return on === undefined ? verb : `${verb} ${on}`;
}

/** What runs where in one stage. */
export interface PlatformMap {
  readonly stage: string;
  /** In the order of the life cycle. */
  readonly stacks: readonly MapStack[];
  readonly flows: readonly MapFlow[];
  readonly data: readonly MapDataUse[];
  /** Other models of the stage, whose stacks are left out. */
  readonly otherModels: readonly string[];
}
