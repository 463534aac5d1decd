import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** An Athena workgroup publishes no metrics. */
export const athenaMetrics: MlRule = {
  name: 'AthenaMetrics',
  types: ['AWS::Athena::WorkGroup'],
  info: 'An Athena workgroup publishes no metrics.',
  why: 'Nobody sees who reads how much, nor queries that fail.',
  fix: 'Set PublishCloudWatchMetricsEnabled to true.',
  controls: controlsOf('MONITORING'),
  check: ({ input }) => broken(input, ['WorkGroupConfiguration.PublishCloudWatchMetricsEnabled'], equal(true)),
};
