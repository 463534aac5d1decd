import type { Cloud } from '../core/cloud';
import type { AccessRequest } from '../core/service';
import { callsOf } from './definition-calls';
import type { StateMachine } from './state-machine';

/** Without these Step Functions can't set up the delivery of its log. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** Step Functions makes the rule by which it hears of a job's end with the state machine's role. */
const MANAGED_RULE = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];

/** What AWS wants a state machine's role to be allowed before the state machine can exist. */
export function requiredRights(cloud: Cloud, machine: StateMachine): AccessRequest[] {
  const rules = callsOf(machine.definition)
    .filter(({ resource }) => resource.pattern.startsWith('sync'))
    .map(({ resource }) => resource.job?.managedRule)
    .filter((rule) => rule !== undefined);
  return [
    ...(machine.logging.group === undefined ? [] : LOG_DELIVERY.map((action) => ({ action, resource: '*' }))),
    ...[...new Set(rules)].flatMap((rule) => MANAGED_RULE.map((action) => ({ action, resource: cloud.arn('events', `rule/${rule}`) }))),
  ];
}
