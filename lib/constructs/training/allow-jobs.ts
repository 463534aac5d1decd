import { Stack } from 'aws-cdk-lib/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { allow } from '../security/allow';
import type { Workflow } from '../workflow/workflow';

/** Resource types of SageMaker's jobs in their ARNs. */
const RESOURCE_TYPES = { TrainingJob: 'training-job', TransformJob: 'transform-job' } as const;

/** Lets a state machine run and tag SageMaker jobs of a kind whose names begin with a prefix, and learn of their end. */
export function allowJobs(workflow: Workflow, kind: keyof typeof RESOURCE_TYPES, namePrefix: string): void {
  const actions = ['Create', 'Describe', 'Stop'].map((verb) => `sagemaker:${verb}${kind}`);
  allow(workflow, [...actions, 'sagemaker:AddTags', 'sagemaker:ListTags'], [named(workflow, RESOURCE_TYPES[kind], namePrefix)]);
  workflow.allowCompletionRule(`StepFunctionsGetEventsForSageMaker${kind}sRule`);
}

/** Lets a state machine make and delete models whose names begin with a prefix, and hand its roles to SageMaker's containers. */
export function allowTemporaryModels(workflow: Workflow, namePrefix: string, roles: readonly IRole[]): void {
  allow(workflow, ['sagemaker:CreateModel', 'sagemaker:DeleteModel'], [named(workflow, 'model', namePrefix)]);
  allow(
    workflow,
    ['iam:PassRole'],
    roles.map(({ roleArn }) => roleArn),
    { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  );
}

function named(workflow: Workflow, resource: string, namePrefix: string): string {
  return Stack.of(workflow).formatArn({ service: 'sagemaker', resource, resourceName: `${namePrefix}*` });
}
