/** Environment of the function. */
export const ENV = {
  ARTIFACTS_BUCKET: 'ARTIFACTS_BUCKET',
  /** Asymmetric key (ECC_NIST_P256) of the platform; needs kms:Sign. */
  SIGNING_KEY_ID: 'SIGNING_KEY_ID',
} as const;

/** Input of the function: keys in the artifacts bucket. */
export interface SignInput {
  /** The training job's `model.tar.gz`. */
  readonly artifactKey: string;
  /** Where the signature goes: `<model>/evaluations/<training job>/signature.json`. */
  readonly signatureKey: string;
}

/** What was signed. */
export interface SignedArtifact {
  readonly signatureKey: string;
  /** SHA-256 of the archive's bytes, in hex. */
  readonly archiveSha256: string;
  /** Number of files in it. */
  readonly files: number;
}
