import { GLOBAL_TABLE, TABLE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a table': TABLE,
    'a global table': GLOBAL_TABLE,
  },
  finds: {
    'a table': [
      changed(TABLE, { 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': undefined }),
      'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    ],
    'a global table': [
      changed(GLOBAL_TABLE, { 'Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': false }),
      'Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    ],
  },
};
