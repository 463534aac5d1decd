import { AwsError } from '../core/aws-error';
import type { Template } from './template';

/** Properties that give an IAM resource a name of the author's choice. */
const NAMES = ['GroupName', 'InstanceProfileName', 'ManagedPolicyName', 'RoleName', 'UserName'];

/** The capability that a template needs its caller to acknowledge. */
export function requiredCapabilities({ Resources }: Template): string[] {
  const resources = Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  const named = resources.some(({ Properties = {} }) => NAMES.some((name) => name in Properties));
  return named ? ['CAPABILITY_NAMED_IAM'] : resources.length > 0 ? ['CAPABILITY_IAM'] : [];
}

/** Throws `InsufficientCapabilitiesException` unless the caller acknowledges what the template needs. */
export function assertCapabilities(template: Template, given: readonly string[]): void {
  for (const needed of requiredCapabilities(template)) {
    if (!given.includes(needed) && !given.includes('CAPABILITY_NAMED_IAM')) {
      throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`);
    }
  }
}
