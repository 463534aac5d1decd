import type { Cause } from './causes';

const decision = 'docs/decisions/021-findings-of-cdk-pipelines.md';

/** CDK's abbreviated actions on the pipeline's own bucket and key. */
export const PIPELINE_ARTIFACTS: Cause = {
  id: 'pipeline-artifacts',
  reason:
    "CDK Pipelines lets its own roles use the pipeline's artefact bucket and key, and no other, under abbreviated actions such as s3:GetObject*",
  decision,
};

/** Logs and reports of projects whose names CloudFormation makes. */
export const PIPELINE_BUILD_LOGS: Cause = {
  id: 'pipeline-build-logs',
  reason: 'CDK Pipelines lets a build write log streams and test reports under the name of its own project, which CloudFormation makes',
  decision,
};

/** The pipeline updates itself by the bootstrap's roles. */
export const PIPELINE_SELF_UPDATE: Cause = {
  id: 'pipeline-self-update',
  reason:
    "The pipeline's update of itself takes the roles of the CDK bootstrap in its own account, which a condition on their tag names, and looks up the bootstrap stack and bucket as `cdk deploy` does",
  decision,
};

/** The role of asset publishing is made before its project. */
export const PIPELINE_ASSET_BUILDS: Cause = {
  id: 'pipeline-asset-builds',
  reason:
    'CDK Pipelines makes the role of asset publishing before the projects that use it, so that its right to start and stop builds names none of them',
  decision,
};

/** CDK Pipelines writes its roles' policies into them. */
export const PIPELINE_INLINE_POLICIES: Cause = {
  id: 'pipeline-inline-policies',
  reason:
    'CDK Pipelines makes the roles of the pipeline, its update of itself and its asset publishing with inline policies, and takes no others',
  decision,
};

/** The rule looks at a property that a build in a pipeline does not have. */
export const PIPELINE_SOURCE: Cause = {
  id: 'pipeline-source',
  reason:
    'The rule wants an OAuth source of every project, but these have the type CODEPIPELINE: the pipeline hands them the source, which it gets by a connection',
  decision,
};

/** Every cause that CDK Pipelines' own constructs bring; design.md allows 6 of them, apart from the platform's. */
export const PIPELINE_CAUSES: readonly Cause[] = [
  PIPELINE_ARTIFACTS,
  PIPELINE_BUILD_LOGS,
  PIPELINE_SELF_UPDATE,
  PIPELINE_ASSET_BUILDS,
  PIPELINE_INLINE_POLICIES,
  PIPELINE_SOURCE,
];
