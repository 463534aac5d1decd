import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { EventMatcher } from './event-pattern';
import { parseEventPattern } from './event-pattern';
import type { Schedule } from './schedule-expression';
import { ruleSchedule } from './schedule-expression';
import type { Target } from './target';

/** What a rule is made of. */
export interface RuleDefinition {
  readonly name: string;
  /** Name of the bus. */
  readonly bus: string;
  readonly description?: string;
  /** JSON text of the pattern. */
  readonly eventPattern?: string;
  readonly scheduleExpression?: string;
  readonly roleArn?: string;
  readonly enabled: boolean;
}

/** A rule of an event bus. */
export interface Rule extends RuleDefinition {
  readonly arn: string;
  /** Undefined for a rule that has only a schedule. */
  readonly matches?: EventMatcher;
  /** Undefined for a rule that has only a pattern. */
  readonly times?: Schedule;
  /** By their ids. */
  readonly targets: Map<string, Target>;
  enabled: boolean;
}

/** Characters that an event pattern may have at most. */
const MAX_PATTERN = 4096;

/** Makes a rule; throws `ValidationException` or `InvalidEventPatternException`. */
export function createRule(cloud: Cloud, definition: RuleDefinition, targets: readonly Target[] = []): Rule {
  const { name, bus, eventPattern: pattern, scheduleExpression: expression } = definition;
  if (pattern === undefined && expression === undefined) {
    throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (expression !== undefined && bus !== 'default') {
    throw new AwsError('ValidationException', 'ScheduleExpression is supported only on the default event bus.');
  }
  if (pattern !== undefined && pattern.length > MAX_PATTERN) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PATTERN}`,
    );
  }
  return {
    ...definition,
    arn: ruleArn(cloud, bus, name),
    matches: pattern === undefined ? undefined : parseEventPattern(pattern),
    times: expression === undefined ? undefined : ruleSchedule(expression, cloud.clock.now()),
    targets: new Map(targets.map((target) => [target.Id, target])),
  };
}

/** ARN of a rule: rules of buses of their own have the bus's name in it. */
export function ruleArn(cloud: Cloud, bus: string, name: string): string {
  return cloud.arn('events', `rule/${bus === 'default' ? '' : `${bus}/`}${name}`);
}
