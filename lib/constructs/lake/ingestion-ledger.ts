import type { RemovalPolicy } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { LEDGER } from '../../../lambda/shared/ledger-names';
import type { PlatformHost } from '../compute/platform-host';
import { PlatformTable } from '../storage/platform-table';

/** Properties for defining an `IngestionLedger`. */
export interface IngestionLedgerProps {
  /** Key and backup plan of the table. */
  readonly host: PlatformHost;
  /**
   * What happens to the ledger when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** One item per file content that was delivered: a file counts if, and only if, its item says `ingested`. */
export class IngestionLedger extends Construct {
  /** Partition key `dataset`, sort key `contentHash`, index `bySourceKey`. */
  public readonly table: ITable;

  constructor(scope: Construct, id: string, props: IngestionLedgerProps) {
    super(scope, id);
    this.table = new PlatformTable(this, 'Table', {
      partitionKey: LEDGER.DATASET,
      sortKey: LEDGER.CONTENT_HASH,
      indexes: { [LEDGER.BY_SOURCE_KEY]: LEDGER.SOURCE_KEY },
      host: props.host,
      removalPolicy: props.removalPolicy,
    }).table;
  }
}
