import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** People enter a Studio domain by IAM instead of single sign-on. */
export const domainSignOn: MlRule = {
  name: 'DomainSignOn',
  types: ['AWS::SageMaker::Domain'],
  info: 'People enter a Studio domain by IAM instead of single sign-on.',
  why: 'Several people can enter by one IAM role, and leaving the company does not end their access.',
  fix: 'Set AuthMode to SSO.',
  controls: controlsOf('IDENTITY'),
  check: ({ input }) => broken(input, ['AuthMode'], equal('SSO')),
};
