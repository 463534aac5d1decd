/** Name of every endpoint's only production variant; guardrails need the same name in the old and the new config. */
export const VARIANT_NAME = 'AllTraffic';
