import { assertNoProblems } from './assert-valid';
import type { DeliveryConfig } from './delivery-config';
import type { PlatformConfig } from './platform-config';
import { deliveryRules } from './rules/delivery-rules';
import { problemsOf } from './rules/rule';

/**
 * Gives the pipeline's config back when it keeps every rule.
 *
 * Throws one error that lists every problem: path, rule and value.
 *
 * @param known the environments that there are
 */
export function assertValidDelivery(
  config: DeliveryConfig,
  known: readonly Pick<PlatformConfig, 'environment' | 'region'>[],
): DeliveryConfig {
  assertNoProblems('the pipeline', problemsOf(config, deliveryRules(known), ''));
  return config;
}
