import { AwsError } from '../core/aws-error';
import type { PolicyDocument } from '../core/service';

/** Characters, white space not counted. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_MANAGED = 6144;
const MAX_TRUST = 2048;
const MAX_INLINE = 10_240;

/** Throws IAM's `LimitExceeded` for a managed policy that is too large. */
export function assertManagedSize(document: PolicyDocument): void {
  assertSize(document, MAX_MANAGED, `Cannot exceed quota for PolicySize: ${MAX_MANAGED}`);
}

/** Throws IAM's `LimitExceeded` for a trust policy that is too large. */
export function assertTrustSize(document: PolicyDocument): void {
  assertSize(document, MAX_TRUST, `Cannot exceed quota for ACLSizePerRole: ${MAX_TRUST}`);
}

/** Throws IAM's `LimitExceeded` where the inline policies of a role are too large together. */
export function assertInlineSize(role: string, documents: readonly PolicyDocument[]): void {
  if (documents.reduce((sum, document) => sum + size(document), 0) > MAX_INLINE) {
    throw new AwsError('LimitExceeded', `Maximum policy size of ${MAX_INLINE} bytes exceeded for role ${role}`, 409);
  }
}

function assertSize(document: PolicyDocument, most: number, message: string): void {
  if (size(document) > most) {
    throw new AwsError('LimitExceeded', message, 409);
  }
}

function size(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}
