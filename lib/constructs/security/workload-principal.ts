import { Aws } from 'aws-cdk-lib/core';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/** Services that send `aws:SourceAccount` when they assume a role, so that a confused deputy can be refused. */
const SENDS_SOURCE_ACCOUNT = ['sagemaker.amazonaws.com', 'states.amazonaws.com', 'events.amazonaws.com', 'scheduler.amazonaws.com'];

/** The principal that a workload's role trusts: a service, on behalf of the role's own account where the service says for whom it acts. */
export function workloadPrincipal(service: string): IPrincipal {
  const principal = new ServicePrincipal(service);
  return SENDS_SOURCE_ACCOUNT.includes(service)
    ? principal.withConditions({ StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } })
    : principal;
}
