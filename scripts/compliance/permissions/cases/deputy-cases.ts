import type { DecisionCase, Probe } from '../probe';
import { FOREIGN_ACCOUNT } from '../stage-access';
import { stepUp } from '../step-up';
import type { Environment } from '../template';

/** What a service may do on behalf of a resource of ours. */
export interface Deputy extends Omit<Probe, 'who'> {
  readonly service: string;
  /** The resource that the service acts for. */
  readonly source: string;
  /** A resource of the account that the service must not act for. @default - there is none */
  readonly otherSource?: string;
}

/** The service may do it for its resource, and neither for another one, nor for another account, nor may anybody else. */
export function deputyCases(deputy: Deputy, { account }: Environment): DecisionCase[] {
  const { service, source, otherSource, keys, ...request } = deputy;
  const ask = (who: Probe['who'], of: string, owner: string, allowed: boolean): DecisionCase => ({
    ...request,
    who,
    keys: { ...keys, 'aws:SourceArn': of, 'aws:SourceAccount': owner },
    allowed,
  });
  return [
    ask({ service }, source, account, true),
    ask({ service }, source.replace(account, FOREIGN_ACCOUNT), FOREIGN_ACCOUNT, false),
    ask({ service: 'glue.amazonaws.com' }, source, account, false),
    ask('stranger', source, account, false),
    { ...request, who: { service }, keys, allowed: false },
    { ...ask({ service }, source, account, false), action: stepUp(request.action) },
    ...(otherSource === undefined ? [] : [ask({ service }, otherSource, account, false)]),
  ];
}
