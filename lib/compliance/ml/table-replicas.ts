import type { ApiRequest, Properties } from './api-request';
import { listAt } from './values';

/** Settings of a table in one region. */
export interface TableReplica {
  /** What stands before the paths of its properties: empty, or `Replicas.0.`. */
  readonly prefix: string;
  readonly definition: Properties;
}

/** The table itself, or each replica of a global table. */
export function tableReplicas({ type, input }: ApiRequest): TableReplica[] {
  if (type !== 'AWS::DynamoDB::GlobalTable') {
    return [{ prefix: '', definition: input }];
  }
  return listAt(input, 'Replicas').map((definition, index) => ({ prefix: `Replicas.${index}.`, definition: definition as Properties }));
}
