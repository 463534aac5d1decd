import type { Stage } from 'aws-cdk-lib/core';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';

/** Concurrency that Lambda wants unreserved in every account and region. */
const UNRESERVED = 100;

/** Consumers that the error names. */
const LARGEST = 5;

/**
 * Fails the synthesis of a stage whose functions reserve more concurrency than the account has for them.
 *
 * @param quota concurrent executions that the account has for the stage
 */
export function checkConcurrency(stage: Stage, quota: number): void {
  stage.node.addValidation({ validate: () => problems(stage, quota) });
}

function problems(stage: Stage, quota: number): string[] {
  const reservations = stage.node
    .findAll()
    .filter((node) => node instanceof CfnFunction)
    .map(({ node, reservedConcurrentExecutions = 0 }) => ({
      path: node.path.replace(/\/Resource$/, ''),
      count: reservedConcurrentExecutions,
    }))
    .sort((a, b) => b.count - a.count);
  const sum = reservations.reduce((total, { count }) => total + count, 0);
  if (sum <= quota - UNRESERVED) {
    return [];
  }
  const largest = reservations.slice(0, LARGEST).map(({ path, count }) => `${path} ${count}`);
  return [
    `lambdaConcurrencyQuota must be at least ${sum + UNRESERVED}, ${UNRESERVED} more than the ${sum} that ${reservations.length} functions reserve, got ${quota}; ` +
      `the largest are ${largest.join(', ')}`,
  ];
}
