import type { PolicyDocument } from '../../../iam/policy';

/** The statement that Lambda makes of an `AWS::Lambda::Permission`. */
export function permissionDocument(property: (name: string) => unknown): PolicyDocument {
  const [account, arn] = [property('SourceAccount'), property('SourceArn')];
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: property('Principal') },
        Action: property('Action'),
        Resource: property('FunctionName'),
        Condition: {
          ...(arn !== undefined && { ArnLike: { 'AWS:SourceArn': arn } }),
          ...(account !== undefined && { StringEquals: { 'AWS:SourceAccount': account } }),
        },
      },
    ],
  };
}
