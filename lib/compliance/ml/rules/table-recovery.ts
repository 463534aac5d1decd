import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { tableReplicas } from '../table-replicas';
import { broken, equal } from '../values';

/** A table cannot be restored to a point in time. */
export const tableRecovery: MlRule = {
  name: 'TableRecovery',
  types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  info: 'A table cannot be restored to a point in time.',
  why: 'A faulty writer could spoil every item, and no state before it would be left.',
  fix: 'Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled to true, of a global table in every replica.',
  controls: controlsOf('RECOVERY'),
  check: (request) =>
    tableReplicas(request).flatMap(({ prefix, definition }) =>
      broken(definition, ['PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled'], equal(true)).map((path) => `${prefix}${path}`),
    ),
};
