import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import type { WireItem } from './engine';
import { engine } from './engine';
import { tableRegistry } from './table-registry';
import { publish } from './write-items';

/** An item that expired longer ago than this stays. */
const MAX_AGE_SEC = 5 * 365 * 86_400;

/** Deletes the items of a table as their time comes, in virtual time; on AWS it takes up to some days longer. */
export class TimeToLive {
  private due = Infinity;
  private cancel: () => void = () => undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly cloud: Cloud,
    private readonly tableName: string,
    /** Attribute with the time of expiry: a number of seconds since the epoch. */
    readonly attribute: string,
  ) {}

  /** Looks at the items that are there already. */
  start(): void {
    this.due = Infinity;
    this.sweeping = this.sweeping
      .then(() => this.sweep())
      .catch((error: unknown) => {
        // Nothing expires in a table that has been deleted in the meantime.
        if (!(error instanceof AwsError && error.code === 'ResourceNotFoundException')) {
          console.error(error);
        }
      });
  }

  /** Stops deleting. */
  stop(): void {
    this.cancel();
  }

  /** Waits for the deletions that are due. */
  async settle(): Promise<void> {
    await this.sweeping;
  }

  /** Plans the deletion of an item that has been written. */
  watch(item: WireItem | undefined): void {
    const expiry = this.expiryOf(item);
    if (expiry !== undefined && expiry * 1000 < this.due) {
      this.due = expiry * 1000;
      this.cancel();
      this.cancel = this.cloud.clock.at(this.due, () => {
        this.start();
      });
    }
  }

  private async sweep(): Promise<void> {
    const now = this.cloud.clock.now() / 1000;
    for (const item of await this.items()) {
      if ((this.expiryOf(item) ?? Infinity) <= now) {
        await this.expire(item, now);
      } else {
        this.watch(item);
      }
    }
  }

  private async items(): Promise<WireItem[]> {
    const { TableName, items } = { TableName: this.tableName, items: [] as WireItem[] };
    let ExclusiveStartKey: object | undefined;
    do {
      const page: { Items?: WireItem[]; LastEvaluatedKey?: object } = await engine(this.cloud).run('Scan', {
        TableName,
        ExclusiveStartKey,
      });
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items;
  }

  /** Deletes an item unless it has been given more time in the meantime. */
  private async expire(item: WireItem, now: number): Promise<void> {
    const store = engine(this.cloud);
    await store.exclusive(async () => {
      const table = await store.table(this.tableName);
      const before = await store.item(table, item);
      if ((this.expiryOf(before) ?? Infinity) <= now) {
        const Key = Object.fromEntries(table.KeySchema.map(({ AttributeName: name }) => [name, item[name]]));
        await store.run('DeleteItem', { TableName: this.tableName, Key });
        await publish(this.cloud, { table, key: item, before }, true);
      }
    });
  }

  /** When an item expires, in seconds; not for another type than number, or a time too long ago. */
  private expiryOf(item: WireItem | undefined): number | undefined {
    const { N: text } = (item?.[this.attribute] ?? {}) as { N?: string };
    const expiry = text === undefined ? NaN : Number(text);
    return expiry >= this.cloud.clock.now() / 1000 - MAX_AGE_SEC ? expiry : undefined;
  }
}

/** Lets the items of a table expire by `attribute`, or no longer. */
export function setTimeToLive(cloud: Cloud, tableName: string, attribute: string | undefined): void {
  const settings = tableRegistry(cloud).get(tableName);
  if (!settings || settings.timeToLive?.attribute === attribute) {
    return;
  }
  settings.timeToLive?.stop();
  const timeToLive = attribute === undefined ? undefined : new TimeToLive(cloud, tableName, attribute);
  tableRegistry(cloud).set(tableName, { ...settings, timeToLive });
  timeToLive?.start();
}
