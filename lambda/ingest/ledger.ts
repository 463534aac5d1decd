import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { LEDGER } from '../shared/ledger-names';
import { TransientError } from '../shared/transient-error';
import type { LedgerItem } from './core';

/** Items that count: content whose item says so is not taken in again. */
const SETTLED = ['ingested', 'rejected'];

/** The ingestion ledger. */
export class Ledger {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tableName: string,
  ) {}

  /** The item of content that was dealt with before and still counts. */
  async settled(dataset: string, contentHash: string): Promise<LedgerItem | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.tableName, Key: { dataset, contentHash }, ConsistentRead: true }),
    );
    const item = Item as LedgerItem | undefined;
    return item !== undefined && SETTLED.includes(item.outcome) ? item : undefined;
  }

  /** The items whose rows the content of `item` replaces: ingested before under the same source key. */
  async replacedBy({ sourceKey, contentHash }: LedgerItem): Promise<readonly LedgerItem[]> {
    const { Items = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.tableName,
        IndexName: LEDGER.BY_SOURCE_KEY,
        KeyConditionExpression: '#sourceKey = :sourceKey',
        FilterExpression: '#outcome = :ingested AND #contentHash <> :contentHash',
        ExpressionAttributeNames: { '#sourceKey': LEDGER.SOURCE_KEY, '#outcome': 'outcome', '#contentHash': LEDGER.CONTENT_HASH },
        ExpressionAttributeValues: { ':sourceKey': sourceKey, ':ingested': 'ingested', ':contentHash': contentHash },
      }),
    );
    return Items as LedgerItem[];
  }

  /** Marks an item whose rows are gone; throws `TransientError` when another file was faster. */
  async supersede({ dataset, contentHash }: LedgerItem): Promise<void> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.tableName,
          Key: { dataset, contentHash },
          UpdateExpression: 'SET #outcome = :superseded',
          ConditionExpression: '#outcome = :ingested',
          ExpressionAttributeNames: { '#outcome': 'outcome' },
          ExpressionAttributeValues: { ':superseded': 'superseded', ':ingested': 'ingested' },
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        throw new TransientError(`another file replaced the rows of ${contentHash} at the same time`, { cause: error });
      }
      throw error;
    }
  }

  /** Makes a file count; `false` when it did already, which is the second of two equal deliveries. */
  async commit(item: LedgerItem): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tableName,
          Item: item,
          ConditionExpression: 'attribute_not_exists(#contentHash) OR #outcome = :superseded',
          ExpressionAttributeNames: { '#contentHash': LEDGER.CONTENT_HASH, '#outcome': 'outcome' },
          ExpressionAttributeValues: { ':superseded': 'superseded' },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return false;
      }
      throw error;
    }
  }
}
