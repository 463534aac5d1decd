import { GLOBAL_TABLE, TABLE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a table': TABLE,
    'a global table': GLOBAL_TABLE,
  },
  finds: {
    'a table without a key': [changed(TABLE, { 'SSESpecification.KMSMasterKeyId': undefined }), 'SSESpecification.KMSMasterKeyId'],
    'a global table without encryption': [changed(GLOBAL_TABLE, { SSESpecification: undefined }), 'SSESpecification.SSEEnabled'],
    'a replica without a key': [
      changed(GLOBAL_TABLE, { 'Replicas.0.SSESpecification': undefined }),
      'Replicas.0.SSESpecification.KMSMasterKeyId',
    ],
    AES256: [changed(TABLE, { 'SSESpecification.SSEType': 'AES256' }), 'SSESpecification.SSEType'],
  },
};
