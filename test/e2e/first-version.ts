import { deliver } from '../../cli/demo/delivery';
import { FLIGHT_DELAY, train } from '../../cli/demo/versions';
import { TRAINING_RANGE, flightDays } from './flight-days';
import type { DeployedPlatform } from './local-platform';

/** Delivers the days to train on and trains; returns the ARN of the registered version. */
export async function trainFirstVersion(platform: DeployedPlatform): Promise<string> {
  await deliver(platform, await flightDays(TRAINING_RANGE.from, TRAINING_RANGE.to));
  const { modelPackageArn, reason } = await train(platform, FLIGHT_DELAY, TRAINING_RANGE);
  if (modelPackageArn === undefined) {
    throw new Error(`the training must register a version: ${reason}`);
  }
  return modelPackageArn;
}
