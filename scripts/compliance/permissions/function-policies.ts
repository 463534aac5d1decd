import type { ResolvedResource } from './resolve-stage';
import type { StagePolicy } from './stage-policies';

const TYPE = 'AWS::Lambda::Permission';

/** The policies of functions, which Lambda makes of their permissions, one statement each. */
export function functionPolicies(resources: readonly ResolvedResource[]): StagePolicy[] {
  const permissions = resources.filter(({ resource }) => resource.Type === TYPE);
  const functions = new Set(permissions.map(({ property }) => property('FunctionName') as string));
  return [...functions].map((arn) => ({
    use: 'resource',
    name: `policy of ${arn.split(':').at(-1) ?? arn}`,
    type: TYPE,
    resource: arn,
    document: {
      Version: '2012-10-17',
      Statement: permissions.filter(({ property }) => property('FunctionName') === arn).map(statement),
    },
  }));
}

function statement({ property }: ResolvedResource): object {
  const [account, arn] = [property('SourceAccount'), property('SourceArn')];
  return {
    Effect: 'Allow',
    Principal: { Service: property('Principal') },
    Action: property('Action'),
    Resource: property('FunctionName'),
    Condition: {
      ...(arn !== undefined && { ArnLike: { 'AWS:SourceArn': arn } }),
      ...(account !== undefined && { StringEquals: { 'AWS:SourceAccount': account } }),
    },
  };
}
