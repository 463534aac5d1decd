import { ArnFormat, Aws, Stack } from 'aws-cdk-lib/core';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** CloudFormation cuts a long stack name where a resource's own name must fit as well; this much of it always stays. */
const KEPT_OF_STACK_NAME = 20;

/** What a service acts for when it assumes a role. */
interface Source {
  readonly service: string;
  readonly resource: string;
  readonly arnFormat?: ArnFormat;
  /** Whether CloudFormation makes the resource's name from the stack's. */
  readonly named: boolean;
}

/** Services that say for what they assume a role, so that a confused deputy can be refused. AWS documents no such keys for the others. */
const SOURCES: Readonly<Record<string, Source>> = {
  'events.amazonaws.com': { service: 'events', resource: 'rule', named: true },
  'sagemaker.amazonaws.com': { service: 'sagemaker', resource: '*', named: false },
  'scheduler.amazonaws.com': { service: 'scheduler', resource: 'schedule-group', named: false },
  'states.amazonaws.com': { service: 'states', resource: 'stateMachine', arnFormat: ArnFormat.COLON_RESOURCE_NAME, named: true },
  'vpc-flow-logs.amazonaws.com': { service: 'ec2', resource: 'vpc-flow-log', named: false },
};

/**
 * The principal that a workload's role trusts: a service, on behalf of the role's own account and of the resources of its stage, where the
 * service says for whom it acts. The one resource can't be named: it is made after its role. The stage is the first word of the names of its
 * stacks, by default of the role's own.
 */
export function workloadPrincipal(scope: Construct, service: string, stageName = stageOf(scope)): IPrincipal {
  const principal = new ServicePrincipal(service);
  const source = SOURCES[service];
  return source === undefined
    ? principal
    : principal.withConditions({
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': sourceArns(scope, source, stageName) },
      });
}

function stageOf(scope: Construct): string {
  return Stack.of(scope).stackName.split('-')[0] ?? '';
}

function sourceArns(scope: Construct, { service, resource, arnFormat, named }: Source, stageName: string): string {
  const ofStage = stageName.length > KEPT_OF_STACK_NAME ? `${stageName.slice(0, KEPT_OF_STACK_NAME)}*` : `${stageName}-*`;
  const resourceName = named ? ofStage : '*';
  return Stack.of(scope).formatArn({ service, resource, ...(resource !== '*' && { resourceName }), arnFormat });
}
