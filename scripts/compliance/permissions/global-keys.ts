import type { Principal } from '../../../iam/request';
import type { Environment } from './template';

/** The condition keys that AWS adds to every request: over TLS 1.3, in the environment's region, on a resource of its account. */
export function globalKeys({ kind, arn, account, roleArn }: Principal, environment: Environment): Record<string, string> {
  const service = kind === 'service';
  return {
    'aws:PrincipalIsAWSService': String(service),
    ...(service
      ? { 'aws:PrincipalServiceName': arn }
      : { 'aws:PrincipalAccount': account, 'aws:PrincipalArn': roleArn ?? arn, 'kms:CallerAccount': account }),
    'aws:RequestedRegion': environment.region,
    'aws:ResourceAccount': environment.account,
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    's3:TlsVersion': '1.3',
  };
}
