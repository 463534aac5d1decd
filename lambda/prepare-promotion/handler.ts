import { verifyArtifact } from '../shared/artifact-signature';
import { artifactSource } from '../shared/artifact-source';
import { PACKAGE_METADATA } from '../shared/package-metadata';
import { requireEnv } from '../shared/require-env';
import { transientFailures } from '../shared/transient-failures';
import { describePackage, readDeployments, readProbes } from './adapters';
import type { PreparedPromotion, PromotionRequest } from './contract';
import { ENV } from './contract';
import { alreadyDeployed, assertPromotable, requestedPackage, signedPlace } from './core';

const settings = {
  model: requireEnv(ENV.MODEL),
  group: requireEnv(ENV.MODEL_PACKAGE_GROUP),
  table: requireEnv(ENV.DEPLOYMENTS_TABLE),
  artifactsBucket: requireEnv(ENV.ARTIFACTS_BUCKET),
};
const artifacts = artifactSource(settings.artifactsBucket, requireEnv(ENV.SIGNING_KEY_ID));

/** Finds the version that is meant, and checks that it is approved and untouched since it was evaluated. */
export async function handler(request: PromotionRequest): Promise<PreparedPromotion> {
  return transientFailures(() => prepare(request));
}

async function prepare(request: PromotionRequest): Promise<PreparedPromotion> {
  const deployments = await readDeployments(settings.table, settings.model);
  const modelPackageArn = requestedPackage(request, deployments);
  const found = await describePackage(modelPackageArn);
  const repeated = alreadyDeployed(request, modelPackageArn, deployments);
  if (repeated !== undefined) {
    return { proceed: false, reason: repeated, modelPackageArn, version: found.version, probes: [] };
  }
  assertPromotable(modelPackageArn, settings.group, found);
  const place = signedPlace(found.artifactUri, found.metadata[PACKAGE_METADATA.SIGNATURE_KEY], settings.artifactsBucket);
  await verifyArtifact(artifacts, place.artifactKey, place.signatureKey);
  const probes = await readProbes(settings.artifactsBucket, probesKey(found.metadata));
  return { proceed: true, reason: 'approved and signed', modelPackageArn, version: found.version, probes };
}

/** The probes lie beside the evaluation. */
function probesKey({ evaluationKey = '' }: Readonly<Record<string, string>>): string {
  return evaluationKey.replace(/[^/]*$/, 'probes.json');
}
