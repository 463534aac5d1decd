import { ACCESS_PITFALLS } from './access-pitfalls';
import { CLOUDFORMATION_PITFALLS } from './cloudformation-pitfalls';
import { ENDPOINT_PITFALLS } from './endpoint-pitfalls';
import { LEARNING_PITFALLS } from './learning-pitfalls';
import { NETWORK_PITFALLS } from './network-pitfalls';
import type { Lesson } from './lesson';

/** Pitfalls of real deployments of such platforms, by subject and number, as they were collected in November 2026. */
export const PITFALLS: Readonly<Record<string, readonly Lesson[]>> = {
  'The life of an endpoint': ENDPOINT_PITFALLS,
  'Roles, keys and accounts': ACCESS_PITFALLS,
  'Networks, and the end of stacks': NETWORK_PITFALLS,
  'CloudFormation and the CDK': CLOUDFORMATION_PITFALLS,
  'Monitoring and retraining': LEARNING_PITFALLS,
};
