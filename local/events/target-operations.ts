import { AwsError } from '../core/aws-error';
import type { CallContext } from '../core/service';
import { busesOf } from './event-buses';
import { authorizedRule, eventsPage } from './rule-operations';
import type { Target } from './target';
import { assertTarget } from './target';

/** Targets that a rule may have. */
const MAX_TARGETS = 5;

interface TargetsInput {
  readonly Rule: string;
  readonly EventBusName?: string;
}

const named = ({ Rule: Name, EventBusName }: TargetsInput): { Name: string; EventBusName?: string } => ({ Name, EventBusName });

/** `PutTargets`: adds targets, and replaces those of the same id. */
export function putTargets(input: TargetsInput & { Targets: readonly Target[] }, context: CallContext): object {
  const rule = authorizedRule('events:PutTargets', named(input), context);
  for (const target of input.Targets) {
    assertTarget(context.cloud, target);
    if (target.RoleArn !== undefined) {
      context.authorize({ action: 'iam:PassRole', resource: target.RoleArn, context: { 'iam:PassedToService': 'events.amazonaws.com' } });
    }
  }
  if (new Set([...rule.targets.keys(), ...input.Targets.map(({ Id }) => Id)]).size > MAX_TARGETS) {
    throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
  }
  for (const target of input.Targets) {
    rule.targets.set(target.Id, target);
  }
  return { FailedEntryCount: 0, FailedEntries: [] };
}

/** `RemoveTargets` */
export function removeTargets(input: TargetsInput & { Ids: readonly string[] }, context: CallContext): object {
  const rule = authorizedRule('events:RemoveTargets', named(input), context);
  const FailedEntries = input.Ids.filter((id) => !rule.targets.delete(id)).map((TargetId) => ({
    TargetId,
    ErrorCode: 'ResourceNotFoundException',
    ErrorMessage: `Target ${TargetId} does not exist on the Rule ${rule.name}.`,
  }));
  return { FailedEntryCount: FailedEntries.length, FailedEntries };
}

/** `ListTargetsByRule` */
export function listTargets(input: TargetsInput & { Limit?: number; NextToken?: string }, context: CallContext): object {
  const rule = authorizedRule('events:ListTargetsByRule', named(input), context);
  const { items, NextToken } = eventsPage([...rule.targets.values()], input.Limit, input.NextToken);
  return { Targets: items, NextToken };
}

interface ByTargetInput {
  readonly TargetArn: string;
  readonly EventBusName?: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

/** `ListRuleNamesByTarget` */
export function listRuleNamesByTarget(input: ByTargetInput, { cloud, authorize }: CallContext): object {
  authorize({ action: 'events:ListRuleNamesByTarget', resource: '*' });
  const names = [
    ...busesOf(cloud)
      .bus(input.EventBusName ?? 'default')
      .rules.values(),
  ]
    .filter(({ targets }) => [...targets.values()].some(({ Arn }) => Arn === input.TargetArn))
    .map(({ name }) => name)
    .sort();
  const { items, NextToken } = eventsPage(names, input.Limit, input.NextToken);
  return { RuleNames: items, NextToken };
}
