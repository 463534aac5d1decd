import type { CallContext } from '../core/service';
import { authorizeKey } from '../kms/authorize-key';
import type { AttributeRequest, Item } from './condition-keys';
import { attributeKeys } from './condition-keys';
import { tableNameOf, tableRegistry } from './table-registry';

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
  /** Parameters and expressions that name attributes. @default - none */
  readonly request?: AttributeRequest;
  /** Condition keys beside the leading keys. @default - none */
  readonly conditions?: Readonly<Record<string, string>>;
}

/**
 * Checks the action on table or index and, for a table under a customer managed key, `kms:Decrypt` of the caller:
 * DynamoDB decrypts the table key on behalf of whoever reads or writes.
 */
export function authorizeTable(context: CallContext, access: TableAccess): void {
  const { cloud, caller } = context;
  const { action, tableName, indexName, items = [], request, conditions } = access;
  const name = tableNameOf(tableName);
  const settings = tableRegistry(cloud).get(name);
  const named = items.filter((item) => item !== undefined);
  const keys = request || named.length > 0 ? attributeKeys(action, request ?? {}, named, settings?.partitionKey ?? '') : {};
  context.authorize({
    action,
    resource: cloud.arn('dynamodb', `table/${name}${indexName === undefined ? '' : `/index/${indexName}`}`),
    context: { ...conditions, ...keys },
    resourcePolicy: settings?.policy,
  });
  if (settings?.kmsKeyId !== undefined) {
    const { account } = cloud.options;
    const encryptionContext = { 'aws:dynamodb:tableName': name, 'aws:dynamodb:subscriberId': account };
    authorizeKey(cloud, caller, 'kms:Decrypt', settings.kmsKeyId, 'dynamodb', encryptionContext);
  }
}
