/** Environment of the function. */
export const ENV = {
  ARTIFACTS_BUCKET: 'ARTIFACTS_BUCKET',
  /** The key that must have signed, whatever the signature says of itself; needs kms:Verify. */
  SIGNING_KEY_ID: 'SIGNING_KEY_ID',
} as const;

/** Input of the function: keys in the artifacts bucket. */
export interface VerifyInput {
  readonly artifactKey: string;
  readonly signatureKey: string;
}

/** The artefact is as it was signed; otherwise the function throws `SignatureError`. */
export interface VerifiedArtifact {
  /** SHA-256 of the archive's bytes, in hex. */
  readonly archiveSha256: string;
}
