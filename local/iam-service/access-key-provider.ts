import type { Cloud } from '../core/cloud';
import type { Properties, Provisioned, ResourceProvider } from '../core/resource-provider';
import { uniqueId } from './identity-properties';
import { identityStore } from './identity-store';
import { sessionStore } from './session-store';

/** `AWS::IAM::AccessKey`: requests that are signed with it are the user's. */
export function accessKeyProvider(cloud: Cloud): ResourceProvider {
  const put = (accessKeyId: string, { UserName, Status = 'Active' }: Properties): Promise<Provisioned> => {
    const { name, arn } = identityStore(cloud).users.get(UserName as string);
    const secret = sessionStore(cloud).putAccessKey(accessKeyId, { kind: 'user', arn, userName: name }, Status === 'Active');
    return Promise.resolve({ physicalId: accessKeyId, attributes: { SecretAccessKey: secret } });
  };
  return {
    type: 'AWS::IAM::AccessKey',
    properties: ['Serial', 'Status', 'UserName'],
    replaceOn: ['Serial', 'UserName'],
    create: (properties, context) => put(uniqueId('AKIA', `${context.physicalName()} ${String(properties.Serial)}`), properties),
    update: put,
    // A key that is gone stays known as one that nobody may use: unknown keys are the administrator's.
    delete: async (accessKeyId, properties) => {
      await put(accessKeyId, { ...properties, Status: 'Inactive' });
    },
  };
}
