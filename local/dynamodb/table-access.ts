import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import { tableNameOf, tableRegistry } from './table-registry';

/** An item, or the key of one. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** What a request does to one table. */
export interface TableAccess {
  /** For example `dynamodb:GetItem`. */
  readonly action: string;
  /** Name or ARN. */
  readonly tableName: string | undefined;
  /** @default - the table itself */
  readonly indexName?: string;
  /** Items or keys that the request names; their partition keys become `dynamodb:LeadingKeys`. */
  readonly items?: readonly (Item | undefined)[];
  /** Condition keys beside the leading keys. @default - none */
  readonly conditions?: Readonly<Record<string, string>>;
}

/**
 * Checks the action on table or index and, for a table under a customer managed key, `kms:Decrypt` of the caller:
 * DynamoDB decrypts the table key on behalf of whoever reads or writes.
 */
export function authorizeTable(context: CallContext, { action, tableName, indexName, items = [], conditions = {} }: TableAccess): void {
  const { cloud, caller } = context;
  const name = tableNameOf(tableName);
  const settings = tableRegistry(cloud).get(name);
  const leadingKeys = items.flatMap((item) => text(item?.[settings?.partitionKey ?? '']) ?? []);
  context.authorize({
    action,
    resource: cloud.arn('dynamodb', `table/${name}${indexName === undefined ? '' : `/index/${indexName}`}`),
    context: { ...conditions, ...(leadingKeys.length > 0 && { 'dynamodb:LeadingKeys': leadingKeys }) },
    resourcePolicy: settings?.policy,
  });
  if (settings?.kmsKeyId !== undefined) {
    const { account } = cloud.options;
    const encryptionContext = { 'aws:dynamodb:tableName': name, 'aws:dynamodb:subscriberId': account };
    authorizeKey(cloud, caller, 'kms:Decrypt', settings.kmsKeyId, 'dynamodb', encryptionContext);
  }
}

function text(value: AttributeValue | undefined): string | undefined {
  return value?.S ?? value?.N ?? (value?.B && Buffer.from(value.B).toString('base64'));
}
