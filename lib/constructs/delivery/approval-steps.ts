import type { Stage } from 'aws-cdk-lib/core';
import { CodeBuildStep, ManualApprovalStep } from 'aws-cdk-lib/pipelines';
import type { IFileSetProducer, Step } from 'aws-cdk-lib/pipelines';
import { allow } from '../security/allow';
import type { BuildRole } from './build-role';
import { lookupRoleArns } from './lookup-roles';

/** Folder of the change summary's build in which the cloud assembly lies. */
const ASSEMBLY = 'assembly';

/** What the steps before a deployment need. */
export interface ApprovalStepsProps {
  readonly stage: Stage;
  readonly source: IFileSetProducer;
  readonly assembly: IFileSetProducer;
  /** Role of the build that compares the assembly with what is deployed. */
  readonly role: BuildRole;
}

/** A summary of what a deployment would change, then a person's approval of it, with a link to the summary. */
export function approvalSteps(props: ApprovalStepsProps): Step[] {
  const { stage, source, assembly, role } = props;
  allow(role, ['sts:AssumeRole'], lookupRoleArns(stage));
  const changes = new CodeBuildStep(`${stage.stageName}Changes`, {
    input: source,
    additionalInputs: { [ASSEMBLY]: assembly },
    commands: ['npm ci', `npm run changes -- --app ${ASSEMBLY} --stage ${stage.stageName} --lookup-role`],
    role: role.role,
  });
  const approval = new ManualApprovalStep(`${stage.stageName}Approval`, {
    comment: `What the deployment of ${stage.stageName} changes: ${changes.exportedVariable('CODEBUILD_BUILD_URL')}`,
  });
  approval.addStepDependency(changes);
  return [changes, approval];
}
