import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { tableReplicas } from '../table-replicas';
import { broken, customerKey, equal } from '../values';

/** A table is not encrypted under a key of yours. */
export const tableKey: MlRule = {
  name: 'TableKey',
  types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  info: 'A table is not encrypted under a key of yours.',
  why: 'Only a key of your own lets you decide, and see, who decrypts the items.',
  fix: 'Set SSEEnabled to true, SSEType to KMS and KMSMasterKeyId, of a global table in every replica.',
  controls: controlsOf('ENCRYPTION_AT_REST'),
  check: (request, template) => [
    ...broken(request.input, ['SSESpecification.SSEEnabled'], equal(true)),
    ...broken(request.input, ['SSESpecification.SSEType'], (type) => type === undefined || type === 'KMS'),
    ...tableReplicas(request).flatMap(({ prefix, definition }) =>
      broken(definition, ['SSESpecification.KMSMasterKeyId'], customerKey(template)).map((path) => `${prefix}${path}`),
    ),
  ],
};
