import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { accessKeyProvider } from './access-key-provider';
import { policyProviders } from './policy-providers';
import { roleProvider } from './role-provider';
import { userProviders } from './user-providers';

/** Resource types of IAM that have their effect here. */
export function iamProviders(cloud: Cloud): ResourceProvider[] {
  return [roleProvider(cloud), ...policyProviders(cloud), ...userProviders(cloud), accessKeyProvider(cloud)];
}
