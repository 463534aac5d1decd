import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { QueryCommandInput, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { fakeClient } from '../client-fake';

type Item = Readonly<Record<string, string>>;

/** Replaces DynamoDB by one table in memory with the keys `chain` and `sequence`; returns its items. */
export function memoryTable(): Map<string, Item> {
  const items = new Map<string, Item>();
  const keyOf = (item: Item): string => `${item['chain']}/${item['sequence']}`;
  fakeClient(DynamoDBDocumentClient, (command) => {
    if (command instanceof QueryCommand) {
      return Promise.resolve({ Items: queried([...items.values()], command.input) });
    }
    if (command instanceof GetCommand) {
      return Promise.resolve({ Item: items.get(keyOf(command.input.Key as Item)) });
    }
    const { Item, ConditionExpression } = (command as PutCommand).input;
    if (ConditionExpression === 'attribute_not_exists(#chain)' && items.has(keyOf(Item as Item))) {
      return Promise.reject(new ConditionalCheckFailedException({ message: 'taken', $metadata: {} }));
    }
    items.set(keyOf(Item as Item), Item as Item);
    return Promise.resolve({});
  });
  return items;
}

function queried(items: readonly Item[], { ExpressionAttributeValues, ScanIndexForward, Limit }: QueryCommandInput): Item[] {
  const found = items
    .filter(({ chain }) => chain === ExpressionAttributeValues?.[':chain'])
    .sort((a, b) => ((a['sequence'] ?? '') < (b['sequence'] ?? '') ? -1 : 1));
  return (ScanIndexForward === false ? found.reverse() : found).slice(0, Limit);
}
