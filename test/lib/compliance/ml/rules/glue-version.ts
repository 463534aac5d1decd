import { GLUE_JOB } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': GLUE_JOB,
    'the oldest': changed(GLUE_JOB, { GlueVersion: '3.0' }),
  },
  finds: {
    'left out': [changed(GLUE_JOB, { GlueVersion: undefined }), 'GlueVersion'],
    'Spark 2': [changed(GLUE_JOB, { GlueVersion: '2.0' }), 'GlueVersion'],
    'known at run time only': [changed(GLUE_JOB, { GlueVersion: { Ref: 'Version' } }), 'GlueVersion'],
  },
};
