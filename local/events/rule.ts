import type { EventMatcher } from './event-pattern';
import type { Target } from './target';

/** A rule of an event bus. */
export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly description?: string;
  /** JSON text of the pattern. */
  readonly eventPattern?: string;
  readonly scheduleExpression?: string;
  readonly roleArn?: string;
  /** Undefined for a rule that has only a schedule. */
  readonly matches?: EventMatcher;
  readonly targets: readonly Target[];
  enabled: boolean;
  /** Ends the rule's schedule. */
  readonly stop: () => void;
}
