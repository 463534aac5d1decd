import type { DecisionCase } from '../probe';
import type { ResolvedResource } from '../resolve-stage';
import { arnOf } from '../resource-names';
import type { StagePolicies, StageRole } from '../stage-policies';
import { stepUp } from '../step-up';
import { deputyCases } from './deputy-cases';

const PERSONA = /^plumbline-/;

/** Services that run what these types make, and the property that names the role. */
const USERS: Readonly<Record<string, readonly [string, string]>> = {
  'AWS::Backup::BackupSelection': ['backup.amazonaws.com', 'BackupSelection'],
  'AWS::EC2::FlowLog': ['vpc-flow-logs.amazonaws.com', 'DeliverLogsPermissionArn'],
  'AWS::Events::Rule': ['events.amazonaws.com', 'Targets'],
  'AWS::Lambda::Function': ['lambda.amazonaws.com', 'Role'],
  'AWS::SageMaker::Model': ['sagemaker.amazonaws.com', 'ExecutionRoleArn'],
  'AWS::StepFunctions::StateMachine': ['states.amazonaws.com', 'RoleArn'],
};

/** Services that do not say for whom they assume a role: see the static check of service principals. */
const SILENT = ['backup.amazonaws.com', 'lambda.amazonaws.com'];

/** Decisions about who may take a role: what the templates make with it, and people where it is theirs. */
export function trustCases({ environment, roles, resources }: StagePolicies): DecisionCase[] {
  return roles.flatMap((role): DecisionCase[] => {
    const request = { action: 'sts:AssumeRole', resource: role.arn, keys: {} };
    if (PERSONA.test(role.name)) {
      return [
        { ...request, who: { within: 'no boundary' }, allowed: true },
        { ...request, who: { within: 'no boundary' }, action: stepUp(request.action), allowed: false },
        { ...request, who: 'stranger', action: stepUp(request.action), allowed: false },
        { ...request, who: 'stranger', allowed: false },
        { ...request, who: { service: 'lambda.amazonaws.com' }, allowed: false },
      ];
    }
    const { service, source, otherSource } = userOf(role, resources);
    if (SILENT.includes(service)) {
      return [
        { ...request, who: { service }, allowed: true },
        { ...request, who: { service }, action: stepUp(request.action), allowed: false },
        { ...request, who: { service: 'glue.amazonaws.com' }, allowed: false },
        { ...request, who: 'stranger', allowed: false },
      ];
    }
    return deputyCases({ ...request, service, source, otherSource }, environment);
  });
}

interface User {
  readonly service: string;
  readonly source: string;
  readonly otherSource?: string;
}

function userOf(role: StageRole, resources: readonly ResolvedResource[]): User {
  for (const resource of resources) {
    const [service, property] = USERS[resource.resource.Type] ?? [];
    if (service !== undefined && property !== undefined && names(resource.property(property), role.arn)) {
      return { service, ...sourceOf(resource) };
    }
  }
  // Roles that state machines hand on to jobs stand in their definitions alone.
  const jobs = resources.some(
    ({ resource, property }) => resource.Type === 'AWS::StepFunctions::StateMachine' && names(property('DefinitionString'), role.arn),
  );
  if (!jobs) {
    throw new Error(`role ${role.name} must be used by a resource of its stage`);
  }
  const { account, region } = resources[0]?.environment ?? { account: '', region: '' };
  return { service: 'sagemaker.amazonaws.com', source: `arn:aws:sagemaker:${region}:${account}:training-job/flight-delay-x` };
}

function names(value: unknown, arn: string): boolean {
  return JSON.stringify(value ?? '').includes(arn);
}

/** The resource as the service names it, under the name that CloudFormation makes of the stack's and the logical id. */
function sourceOf({ environment, resource, name, stack, ...placed }: ResolvedResource): Omit<User, 'service'> {
  const { account, region, stage } = environment;
  switch (resource.Type) {
    case 'AWS::Events::Rule':
    case 'AWS::StepFunctions::StateMachine': {
      const arn = arnOf({ environment, resource, stack, logicalId: placed.logicalId });
      return { source: arn.replace(name, `${stage}-${name}`), otherSource: arn.replace(name, `Other-${name}`) };
    }
    case 'AWS::EC2::FlowLog':
      return { source: `arn:aws:ec2:${region}:${account}:vpc-flow-log/fl-1`, otherSource: `arn:aws:ec2:${region}:${account}:vpc/vpc-1` };
    default:
      return { source: `arn:aws:sagemaker:${region}:${account}:endpoint/plumbline` };
  }
}
