import { Policy } from '../../iam/policy';
import { AwsError } from '../core/aws-error';
import type { PolicyDocument } from '../core/service';

/**
 * A policy that grants to the identities it is attached to; throws IAM's `MalformedPolicyDocument` for one that IAM refuses.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function identityPolicy(name: string, document: PolicyDocument): Policy {
  for (const statement of statementsOf(document)) {
    if ('Principal' in statement || 'NotPrincipal' in statement) {
      throw malformed(name, 'Policy document should not specify a principal.');
    }
    if (!('Resource' in statement || 'NotResource' in statement)) {
      throw malformed(name, 'Policy statement must contain resources.');
    }
  }
  return compiled(name, document);
}

/** The trust policy of a role; throws IAM's `MalformedPolicyDocument` for one that IAM refuses. */
export function trustPolicy(role: string, document: PolicyDocument): PolicyDocument {
  const name = `trust policy of ${role}`;
  const policy = compiled(name, document);
  for (const statement of statementsOf(document)) {
    if (!('Principal' in statement || 'NotPrincipal' in statement)) {
      throw malformed(name, 'Missing required field Principal');
    }
    const prohibited = ['Resource', 'NotResource'].find((element) => element in statement);
    if (prohibited !== undefined) {
      throw malformed(name, `Has prohibited field ${prohibited}`);
    }
    if (![(statement.Action ?? []) as string | string[]].flat().every((action) => /^sts:/i.test(action))) {
      throw malformed(name, 'AssumeRole policy may only specify STS AssumeRole actions.');
    }
  }
  return policy.document;
}

function statementsOf({ Statement }: PolicyDocument): Record<string, unknown>[] {
  return [Statement].flat() as Record<string, unknown>[];
}

function compiled(name: string, document: PolicyDocument): Policy {
  try {
    return new Policy(name, document);
  } catch (cause) {
    throw Object.assign(new AwsError('MalformedPolicyDocument', (cause as Error).message), { cause });
  }
}

function malformed(name: string, message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', `${message} (${name})`);
}
