import type { Cause } from './causes';

/** Serverless endpoints have no network settings. */
export const SERVERLESS_MODEL: Cause = {
  id: 'serverless-model',
  reason:
    'Only serverless variants run the model, and SageMaker refuses a VPC and network isolation for them; they run the signed version of the registry, under a role that reaches its own artefacts only',
  decision: 'docs/decisions/048-models-of-serverless-endpoints.md',
};

/** A model that lives as long as one transform. */
export const TEMPORARY_MODEL: Cause = {
  id: 'temporary-model',
  reason:
    'The model is made for one transform, right after a function has verified the signature of its artefact, and is deleted on every path; it is a candidate that has no version yet, or a copy of the one that is pinned',
  decision: 'docs/decisions/049-models-of-one-transform.md',
};
