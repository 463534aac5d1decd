import type { Cloud, Credentials } from '../core/cloud';
import type { Caller } from '../core/service';
import { authorize } from './authorize';
import type { Role } from './identity';
import { identityStore } from './identity-store';
import type { SessionCaller } from './session-store';
import { sessionStore } from './session-store';

/** How long the credentials that a service takes for a function or a job last, in seconds: Lambda's 12 hours. */
const SERVICE_SESSION_SECONDS = 12 * 3600;

/**
 * Services that say for which account they assume a role.
 *
 * Lambda and API Gateway do not: a trust policy with a condition on `aws:SourceAccount` refuses them, on AWS too.
 */
const SENDS_SOURCE_ACCOUNT = new Set(['events', 'sagemaker', 'scheduler', 'states'].map((name) => `${name}.amazonaws.com`));

/**
 * The session of a role taken by an AWS service; throws `AccessDenied` unless the role trusts the service.
 *
 * @param sourceArn the resource that the service acts for, where the service says so: a rule, a schedule's group, a state machine
 */
export function callerFor(cloud: Cloud, roleArn: string, service: string, session: string, sourceArn?: string): Caller {
  const role = identityStore(cloud).roles.ofArn(roleArn);
  // SageMaker acts for a job or an endpoint; no trust policy tells them apart.
  const source = sourceArn ?? (service === 'sagemaker.amazonaws.com' ? cloud.arn('sagemaker', 'resource') : undefined);
  authorize(
    cloud,
    { kind: 'service', arn: service },
    {
      action: 'sts:AssumeRole',
      resource: roleArn,
      resourcePolicy: role.trust,
      context: {
        ...(SENDS_SOURCE_ACCOUNT.has(service) && { 'aws:SourceAccount': cloud.options.account }),
        ...(source !== undefined && { 'aws:SourceArn': source }),
      },
    },
  );
  return sessionCaller(cloud, role, session);
}

/** Temporary credentials of a role taken by an AWS service; throws `AccessDenied` unless the role trusts the service. */
export function assume(cloud: Cloud, roleArn: string, service: string, session: string): Credentials {
  return sessionStore(cloud).issue(callerFor(cloud, roleArn, service, session), SERVICE_SESSION_SECONDS);
}

/** What a session may add to its role. */
export type SessionLimits = Pick<SessionCaller, 'sessionPolicy' | 'sessionTags' | 'transitiveTags'>;

/** The caller that stands for a session of the role. */
export function sessionCaller(cloud: Cloud, { name }: Role, session: string, limits: SessionLimits = {}): SessionCaller {
  const { partition, account } = cloud.options;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`;
  return { kind: 'role', arn, roleName: name, issuedAt: new Date(), ...limits };
}
