import { Clock } from '../../../local/core/clock';
import { Cloud } from '../../../local/core/cloud';
import { Policy } from '../../../iam/policy';
import { installIam } from '../../../local/iam-service/iam-service';
import type { Role } from '../../../local/iam-service/identity';
import { identityStore } from '../../../local/iam-service/identity-store';

export const ROLE_ARN = 'arn:aws:iam::123456789012:role/Reader';

/** A cloud with the role `Reader`, which Lambda and the account may take and which has one statement. */
export function cloudWithRole(statement: object, overrides: Partial<Role> = {}): Cloud {
  const cloud = new Cloud({
    account: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    dataDir: '/nowhere',
    endpoint: 'http://127.0.0.1:1',
    clock: new Clock(),
  });
  cloud.ports.log = () => undefined;
  installIam(cloud);
  identityStore(cloud).roles.put({
    name: 'Reader',
    arn: ROLE_ARN,
    id: 'AROAREADER',
    trust: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com', AWS: 'arn:aws:iam::123456789012:root' },
      },
    },
    tags: { team: 'flights' },
    maxSessionSeconds: 3600,
    inline: [new Policy('Reader/own', { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'ec2:DescribeVpcs', ...statement } })],
    managedPolicyArns: [],
    ...overrides,
  });
  return cloud;
}
