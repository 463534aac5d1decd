/** Managed prefix lists of the services with gateway endpoints. */
export interface GatewayPrefixLists {
  readonly s3: string;
  readonly dynamodb: string;
}

/**
 * AWS's prefix lists by region, as `aws ec2 describe-managed-prefix-lists` names them.
 *
 * CloudFormation has no attribute for them and a look-up at synthesis would need credentials, so each region that is used has a line here.
 */
export const GATEWAY_PREFIX_LISTS: Readonly<Record<string, GatewayPrefixLists>> = {
  'eu-west-1': { s3: 'pl-6da54004', dynamodb: 'pl-6fa54006' },
  'us-east-1': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' },
  'us-east-2': { s3: 'pl-7ba54012', dynamodb: 'pl-4ca54025' },
  'us-west-2': { s3: 'pl-68a54001', dynamodb: 'pl-00a54069' },
};
