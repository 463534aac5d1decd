import type { DecisionCase } from '../probe';
import { arnOf } from '../resource-names';
import type { StagePolicies } from '../stage-policies';
import { deputyCases } from './deputy-cases';

interface Target {
  readonly DeadLetterConfig?: { readonly Arn: string };
}

/** Decisions about every queue: its own account over TLS alone, and the rule whose undelivered events it takes. */
export function queueCases({ environment, resources }: StagePolicies): DecisionCase[] {
  const queues = resources.filter(({ resource }) => resource.Type === 'AWS::SQS::Queue').map(arnOf);
  const rules = resources.filter(({ resource }) => resource.Type === 'AWS::Events::Rule');
  return queues.flatMap((resource): DecisionCase[] => {
    const sending = rules.filter(({ property }) =>
      [property('Targets') ?? []].flat().some((target) => (target as Target).DeadLetterConfig?.Arn === resource),
    );
    const [rule] = sending;
    const events = { action: 'sqs:SendMessage', resource, service: 'events.amazonaws.com', keys: {} };
    return [
      ...['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:PurgeQueue'].flatMap((action): DecisionCase[] => [
        { who: 'administrator', action, resource, keys: {}, allowed: true },
        { who: 'administrator', action, resource, keys: { 'aws:SecureTransport': 'false' }, allowed: false },
        { who: 'stranger', action, resource, keys: {}, allowed: false },
      ]),
      ...sending.flatMap((each) => deputyCases({ ...events, source: arnOf(each), otherSource: `${arnOf(each)}2` }, environment)),
      {
        ...events,
        who: { service: events.service },
        action: 'sqs:ReceiveMessage',
        keys: { 'aws:SourceArn': rule ? arnOf(rule) : resource, 'aws:SourceAccount': environment.account },
        allowed: false,
      },
    ];
  });
}
