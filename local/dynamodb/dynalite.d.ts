/** Dynalite's inner modules; values and items are JSON of DynamoDB's protocol. */
declare module 'dynalite/db' {
  /** What Dynalite gives to a callback: DynamoDB's status and body. */
  export type DynaliteError = Error & {
    readonly statusCode?: number;
    readonly body?: { readonly __type: string; readonly message?: string; readonly Message?: string };
  };

  type Callback<T> = (error: DynaliteError | null | undefined, value: T) => void;

  export interface WireTable {
    readonly TableName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
    readonly GlobalSecondaryIndexes?: readonly WireIndex[];
    readonly LocalSecondaryIndexes?: readonly WireIndex[];
  }

  export interface WireIndex {
    readonly IndexName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
    readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
  }

  export interface Store {
    readonly tableDb: { awsAccountId: string; awsRegion: string };
    getTable(name: string, callback: Callback<WireTable>): void;
    getItemDb(table: string): { get(key: string, callback: Callback<object | undefined>): void };
  }

  export interface StoreOptions {
    /** Milliseconds for which a table stays in the state CREATING; DELETING and UPDATING alike. */
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
  }

  export function create(options: StoreOptions): Store;
  export function createKey(item: object, table: WireTable): string;
  export function validateItem(item: object, table: WireTable): DynaliteError | null | undefined;
  export function validateKey(key: object, table: WireTable): DynaliteError | null | undefined;
  export function checkConditional(data: object, item: object | undefined): DynaliteError | null | undefined;
}

declare module 'dynalite/validations' {
  import type { Store } from 'dynalite/db';

  export function checkTypes(data: object, types: object): object;
  export function checkValidations(data: object, types: object, custom: unknown, store: Store): void;
}

declare module 'dynalite' {
  import type { Server } from 'node:http';
  import type { StoreOptions } from 'dynalite/db';

  export default function dynalite(options?: Partial<StoreOptions>): Server;
}
