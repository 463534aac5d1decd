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
    const resource = texts(statement, 'Resource').find((text) => text !== '*' && !text.startsWith('arn:'));
    if (resource !== undefined) {
      throw malformed(name, `Resource ${resource} must be in ARN format or "*".`);
    }
    if (texts(statement, 'Action').some((action) => action !== '*' && !action.includes(':'))) {
      throw malformed(name, 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
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
    if (!texts(statement, 'Action').every((action) => /^sts:/i.test(action))) {
      throw malformed(name, 'AssumeRole policy may only specify STS AssumeRole actions.');
    }
  }
  return policy.document;
}

function statementsOf({ Statement }: PolicyDocument): Record<string, unknown>[] {
  return [Statement].flat() as Record<string, unknown>[];
}

function texts(statement: Readonly<Record<string, unknown>>, element: 'Action' | 'Resource'): string[] {
  return [statement[element] ?? statement[`Not${element}`] ?? []].flat() as string[];
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
