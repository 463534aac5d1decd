import type {
  ContextEntry,
  EvaluationResult,
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import type { Decision } from '../../iam/decision';
import { evaluate } from '../../iam/evaluate';
import { Policy } from '../../iam/policy';
import type { Principal } from '../../iam/request';
import { conditionKeys } from '../../iam/request';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext, PolicyDocument } from '../core/service';
import type { Role, User } from './identity';
import { identityStore } from './identity-store';

/**
 * Decides requests that nobody makes, with the condition keys of the input alone.
 *
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(
  input: SimulatePrincipalPolicyCommandInput,
  context: CallContext,
): SdkOutput<SimulatePrincipalPolicyCommandOutput> {
  const { PolicySourceArn: source = '', ActionNames: actions = [], ResourceArns: resources = ['*'], ContextEntries: entries = [] } = input;
  context.authorize({ action: 'iam:SimulatePrincipalPolicy', resource: source });
  const store = identityStore(context.cloud);
  const identity = sourceOf(source, context);
  const policies = {
    identity: store.policiesOf(identity),
    boundary: store.boundaryOf(identity),
    resource: input.ResourcePolicy === undefined ? undefined : resourcePolicy(input.ResourcePolicy),
  };
  const keys = conditionKeys(Object.fromEntries(entries.map((entry) => [entry.ContextKeyName ?? '', valuesOf(entry)])));
  const principal = principalOf(identity, context);
  const results = actions.flatMap((action) =>
    resources.map((resource) => result(action, resource, evaluate({ principal, action, resource, keys }, policies))),
  );
  return { EvaluationResults: results, IsTruncated: false };
}

function sourceOf(arn: string, { cloud }: CallContext): Role | User {
  const store = identityStore(cloud);
  return arn.includes(':user/') ? store.users.ofArn(arn) : store.roles.ofArn(arn);
}

function principalOf(identity: Role | User, { cloud }: CallContext): Principal {
  const { account } = cloud.options;
  return 'trust' in identity
    ? { kind: 'role', arn: identity.arn, account, roleArn: identity.arn }
    : { kind: 'user', arn: identity.arn, account };
}

function resourcePolicy(text: string): Policy {
  try {
    return new Policy('the resource policy', JSON.parse(text) as PolicyDocument);
  } catch (cause) {
    throw new AwsError('InvalidInput', (cause as Error).message);
  }
}

function valuesOf({ ContextKeyValues: values = [] }: ContextEntry): readonly string[] {
  return values;
}

function result(EvalActionName: string, EvalResourceName: string, decision: Decision): EvaluationResult {
  const by = 'deniedBy' in decision ? decision.deniedBy : decision.allowed ? decision.by : undefined;
  return {
    EvalActionName,
    EvalResourceName,
    EvalDecision: decision.allowed ? 'allowed' : 'deniedBy' in decision ? 'explicitDeny' : 'implicitDeny',
    MatchedStatements: by
      ? [{ SourcePolicyId: by.policy, ...(by.kind === 'resource-based policy' && { SourcePolicyType: 'resource' }) }]
      : [],
    MissingContextValues: [],
  };
}
