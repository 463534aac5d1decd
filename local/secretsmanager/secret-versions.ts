import { isDeepStrictEqual } from 'node:util';
import { AwsError } from '../core/aws-error';
import type { Secret, SecretValue, SecretVersion } from './secret-store';

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** The version with an id, at a stage, or both; by default the current one. */
export function findVersion(secret: Secret, id: string | undefined, stage: string | undefined): SecretVersion {
  const wanted = stage ?? (id === undefined ? CURRENT : undefined);
  const found = secret.versions.find(
    (version) => (id ?? version.id) === version.id && (wanted === undefined || version.stages.has(wanted)),
  );
  if (!found) {
    const what = id === undefined ? `staging label: ${wanted ?? ''}` : `VersionId: ${id}`;
    throw new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`);
  }
  return found;
}

/**
 * Adds a version at its stages: where it is the current one, the one before becomes the previous.
 *
 * A second request with the same id and value changes nothing.
 */
export function addVersion(
  secret: Secret,
  id: string,
  { SecretString, SecretBinary }: SecretValue,
  now: Date,
  stages: readonly string[] = [CURRENT],
): SecretVersion {
  if ((SecretString === undefined) === (SecretBinary === undefined)) {
    throw new AwsError('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
  }
  const known = secret.versions.find((version) => version.id === id);
  if (known && (known.SecretString !== SecretString || !isDeepStrictEqual(known.SecretBinary, SecretBinary))) {
    throw new AwsError('ResourceExistsException', `You can't modify the secret version ${id}: it has another value.`);
  }
  if (known) {
    return known;
  }
  const version: SecretVersion = { id, createdAt: now, stages: new Set(), SecretString, SecretBinary };
  const current = secret.versions.find((one) => one.stages.has(CURRENT));
  for (const stage of stages) {
    secret.versions.forEach((one) => one.stages.delete(stage));
    version.stages.add(stage);
  }
  if (current && stages.includes(CURRENT)) {
    secret.versions.forEach((one) => one.stages.delete(PREVIOUS));
    current.stages.add(PREVIOUS);
  }
  secret.versions.push(version);
  secret.changedAt = now;
  return version;
}
