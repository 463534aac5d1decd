import { namedCalls } from '../../cli/named-calls';
import { stackStore } from '../../local/cloudformation/stack-store';
import { callLog } from '../../local/iam-service/call-log';
import { cloudWithRole } from '../local/iam-service/cloud-with-role';

test('generated names are told as stack and logical id, names of the template as they are', () => {
  const cloud = cloudWithRole({ Action: '*', Resource: '*' });
  const stack = stackStore(cloud).add('Pilot-DataLake');
  const made = (logicalId: string, physicalId: string): void => {
    stack.resources.set(logicalId, {
      logicalId,
      definition: { Type: 'AWS::S3::Bucket' },
      properties: {},
      given: {},
      provisioned: { physicalId },
      generation: 1,
    });
  };
  made('RawC1FD9AEC', 'pilot-datalake-rawc1fd9aec-4s0qy9jh5o42');
  made('NamedC1FD9AEC', 'given-name');
  stack.state = {
    ...stack.state,
    template: { Resources: { NamedC1FD9AEC: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'given-name' } } } },
  };
  const by = { kind: 'identity-based policy', policy: 'P', statement: '#1', pattern: 'arn:aws:s3:::*' } as const;
  const caller = { kind: 'role', arn: 'x', roleName: 'Reader' } as const;
  const key = 'arn:aws:s3:::pilot-datalake-rawc1fd9aec-4s0qy9jh5o42/x';
  callLog(cloud).record(caller, { action: 's3:GetObject', resource: key }, { allowed: true, by });
  callLog(cloud).record(caller, { action: 's3:PutObject', resource: 'arn:aws:s3:::given-name/x' }, { allowed: true, by });
  expect(namedCalls(cloud, 'Pilot').map(({ resource }) => resource)).toEqual(['arn:aws:s3:::DataLake.Raw/x', 'arn:aws:s3:::given-name/x']);
});
