import { NO_MODEL } from '../shared/no-model';
import type { Deployment, PromotionRequest } from './contract';

/** The version that the request means; throws when there is none. */
export function requestedPackage(request: PromotionRequest, deployments: readonly Deployment[]): string {
  if (request.trigger !== 'rollback') {
    if (request.modelPackageArn === undefined) {
      throw new Error('modelPackageArn must be given unless the trigger is rollback');
    }
    return request.modelPackageArn;
  }
  const live = latestDeployed(deployments);
  if (live === undefined || live.previousArn === NO_MODEL) {
    throw new Error('there is no earlier version to roll back to');
  }
  return live.previousArn;
}

/** Why a repeated approval changes nothing, or `undefined` when the version was never deployed. */
export function alreadyDeployed(request: PromotionRequest, arn: string, deployments: readonly Deployment[]): string | undefined {
  const earlier = deployments.find(({ modelPackageArn, outcome }) => modelPackageArn === arn && outcome === 'deployed');
  return request.trigger === 'approval' && earlier !== undefined
    ? `this version was deployed at ${earlier.deployedAt}; a repeated approval changes nothing`
    : undefined;
}

function latestDeployed(deployments: readonly Deployment[]): Deployment | undefined {
  return deployments.filter(({ outcome }) => outcome === 'deployed').sort((a, b) => (a.deployedAt < b.deployedAt ? 1 : -1))[0];
}

/** Throws unless the package is an approved version of the group. */
export function assertPromotable(arn: string, group: string, found: { group?: string; approval?: string }): void {
  if (found.group !== group) {
    throw new Error(`model package ${arn} must belong to group ${group}, got ${found.group ?? 'none'}`);
  }
  if (found.approval !== 'Approved') {
    throw new Error(`model package ${arn} must be Approved, got ${found.approval ?? 'no status'}`);
  }
}

/** Where an artefact and its signature lie in the artifacts bucket. */
export interface SignedPlace {
  readonly artifactKey: string;
  readonly signatureKey: string;
}

/** Where the package's artefact and signature lie; throws when it is not one of ours, which is signed and in the artifacts bucket. */
export function signedPlace(artifactUri: string, signatureKey: string | undefined, bucket: string): SignedPlace {
  const prefix = `s3://${bucket}/`;
  if (!artifactUri.startsWith(prefix)) {
    throw new Error(`the artefact must lie in ${prefix}, got ${JSON.stringify(artifactUri)}`);
  }
  if (signatureKey === undefined) {
    throw new Error('the model package must have the metadata signatureKey');
  }
  return { artifactKey: artifactUri.slice(prefix.length), signatureKey };
}
