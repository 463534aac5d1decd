import type { Cloud } from '../core/cloud';
import type { ResourceProvider } from '../core/resource-provider';
import { assume, callerFor } from './assume';
import { authorize } from './authorize';
import { policyProviders } from './policy-providers';
import { roleProvider } from './role-provider';
import { createSts } from './sts';

/** Resource types of IAM that have their effect here. */
function iamProviders(cloud: Cloud): ResourceProvider[] {
  return [roleProvider(cloud), ...policyProviders(cloud)];
}

/** Adds roles, policies and STS to a cloud; from now on each call is checked. */
export function installIam(cloud: Cloud): void {
  cloud.ports.authorize = (caller, request) => {
    authorize(cloud, caller, request);
  };
  cloud.ports.assume = (roleArn, service, session) => assume(cloud, roleArn, service, session);
  cloud.ports.callerFor = (roleArn, service, session, sourceArn) => callerFor(cloud, roleArn, service, session, sourceArn);
  cloud.addService(createSts());
  cloud.addProviders(iamProviders(cloud));
}
