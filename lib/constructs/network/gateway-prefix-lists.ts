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
  'us-east-1': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' },
};
