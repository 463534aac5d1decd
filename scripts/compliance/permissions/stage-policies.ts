import type { PolicyDocument } from '../../../iam/policy';
import { functionPolicies } from './function-policies';
import { arnOf } from './resource-names';
import type { ResolvedResource } from './resolve-stage';
import { resolveStage } from './resolve-stage';
import type { Environment, StackTemplate } from './template';

/** Where a policy has its effect. */
export type PolicyUse = 'identity' | 'boundary' | 'trust' | 'resource' | 'endpoint';

/** A policy of the templates, without intrinsic functions. */
export interface StagePolicy {
  readonly use: PolicyUse;
  /** `<stack>.<logical id without hash>`, with `trust of` or `policy of` before it where the document is a part of another resource. */
  readonly name: string;
  readonly document: PolicyDocument;
  /** ARN of the resource that the policy belongs to; absent for managed policies. */
  readonly resource?: string;
  /** CloudFormation type of what holds the document. */
  readonly type: string;
}

/** A role and what stands for it. */
export interface StageRole {
  readonly name: string;
  readonly arn: string;
  /** Names of its managed policies. */
  readonly policies: readonly string[];
  /** Name of its permissions boundary. */
  readonly boundary?: string;
  /** AWS managed policies and inline ones, which no role may have. */
  readonly foreign: readonly string[];
}

/** The policies and roles of an environment. */
export interface StagePolicies {
  readonly environment: Environment;
  readonly policies: readonly StagePolicy[];
  readonly roles: readonly StageRole[];
  /** Everything that the templates make. */
  readonly resources: readonly ResolvedResource[];
}

/** Property that holds a policy, by type of resource; the second names what the policy is put on. */
const ATTACHED: Readonly<Record<string, readonly [string, string]>> = {
  'AWS::S3::BucketPolicy': ['PolicyDocument', 'Bucket'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument', 'Topics'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument', 'Queues'],
};

/** Reads every policy of an environment's templates. */
export function stagePolicies(environment: Environment, stacks: readonly StackTemplate[]): StagePolicies {
  const resources = resolveStage(environment, stacks);
  const roles = resources.filter(({ resource }) => resource.Type === 'AWS::IAM::Role');
  const boundaries = new Set(roles.map((role) => role.property('PermissionsBoundary')));
  return {
    environment,
    policies: [...resources.flatMap((resource) => policiesOf(resource, boundaries)), ...functionPolicies(resources)],
    roles: roles.map((role) => roleOf(role, resources)),
    resources,
  };
}

function policiesOf(placed: ResolvedResource, boundaries: ReadonlySet<unknown>): StagePolicy[] {
  const { name, resource, property } = placed;
  const { Type: type } = resource;
  const attached = ATTACHED[type];
  if (attached) {
    const [document, on] = attached;
    return [
      { use: 'resource', name, type, document: property(document) as PolicyDocument, resource: arnNamed(placed, [property(on)].flat()) },
    ];
  }
  switch (type) {
    case 'AWS::IAM::ManagedPolicy': {
      const use = boundaries.has(arnOf(placed)) ? 'boundary' : 'identity';
      return [{ use, name, type, document: property('PolicyDocument') as PolicyDocument }];
    }
    case 'AWS::IAM::Role': {
      const document = property('AssumeRolePolicyDocument') as PolicyDocument;
      return [{ use: 'trust', name: `trust of ${name}`, type, document, resource: arnOf(placed) }];
    }
    case 'AWS::KMS::Key':
      return [
        { use: 'resource', name: `policy of ${name}`, type, document: property('KeyPolicy') as PolicyDocument, resource: arnOf(placed) },
      ];
    case 'AWS::DynamoDB::Table': {
      const own = property('ResourcePolicy') as { readonly PolicyDocument: PolicyDocument } | undefined;
      return own ? [{ use: 'resource', name: `policy of ${name}`, type, document: own.PolicyDocument, resource: arnOf(placed) }] : [];
    }
    case 'AWS::EC2::VPCEndpoint':
      return [{ use: 'endpoint', name: `policy of ${name}`, type, document: property('PolicyDocument') as PolicyDocument }];
    case 'AWS::Lambda::Permission':
      return [];
    default:
      return assertNoPolicy(placed);
  }
}

/** A policy of a type that nobody looks at would be neither checked nor mutated. */
function assertNoPolicy({ name, resource }: ResolvedResource): [] {
  const held = Object.keys(resource.Properties ?? {}).filter((property) => /Policy(Document)?$/.test(property));
  const unknown = held.filter((property) => {
    const value = resource.Properties?.[property];
    return typeof value === 'object' && value !== null && ('Statement' in value || 'PolicyDocument' in value);
  });
  if (unknown.length > 0) {
    throw new Error(`policies of ${resource.Type} must be read here too, got ${unknown.join(', ')} of ${name}`);
  }
  return [];
}

/** A queue policy names queues by their URLs, which resolve to names here; bucket policies by names, topic policies by ARNs. */
function arnNamed({ environment, resource }: ResolvedResource, on: readonly unknown[]): string {
  const [first] = on as string[];
  if (on.length !== 1 || first === undefined) {
    throw new Error(`a policy must belong to one resource, got ${JSON.stringify(on)}`);
  }
  const { account, region } = environment;
  const formats: Readonly<Record<string, string>> = {
    'AWS::S3::BucketPolicy': `arn:aws:s3:::${first}`,
    'AWS::SQS::QueuePolicy': `arn:aws:sqs:${region}:${account}:${first}`,
  };
  return formats[resource.Type] ?? first;
}

function roleOf(role: ResolvedResource, resources: readonly ResolvedResource[]): StageRole {
  const arns = [role.property('ManagedPolicyArns') ?? []].flat() as string[];
  const managed = resources.filter(({ resource }) => resource.Type === 'AWS::IAM::ManagedPolicy');
  const attached = managed.filter(
    (policy) => arns.includes(arnOf(policy)) || ([policy.property('Roles') ?? []].flat() as string[]).includes(role.name),
  );
  const own = new Set(managed.map(arnOf));
  const boundary = managed.find((policy) => arnOf(policy) === role.property('PermissionsBoundary'));
  const inline = [role.property('Policies') ?? []].flat() as { readonly PolicyName: string }[];
  return {
    name: role.name,
    arn: arnOf(role),
    policies: attached.map(({ name }) => name),
    boundary: boundary?.name,
    foreign: [...arns.filter((arn) => !own.has(arn)), ...inline.map(({ PolicyName }) => PolicyName)],
  };
}
