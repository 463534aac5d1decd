import type { Cloud } from '../core/cloud';
import { assume, callerFor } from './assume';
import { authorize } from './authorize';
import { createIam } from './iam';
import { iamProviders } from './providers';
import { createSts } from './sts';

/** Adds identities, policies, IAM and STS to a cloud; from now on each call is checked. */
export function installIam(cloud: Cloud): void {
  cloud.ports.authorize = (caller, request) => {
    authorize(cloud, caller, request);
  };
  cloud.ports.assume = (roleArn, service, session) => assume(cloud, roleArn, service, session);
  cloud.ports.callerFor = (roleArn, service, session, sourceArn) => callerFor(cloud, roleArn, service, session, sourceArn);
  cloud.addService(createIam());
  cloud.addService(createSts());
  cloud.addProviders(iamProviders(cloud));
}
