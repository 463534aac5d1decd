import { createRequire } from 'node:module';
import type { DynaliteError, Store, WireTable } from 'dynalite/db';
import * as db from 'dynalite/db';
import * as validations from 'dynalite/validations';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { fromWire, toWire } from './wire-values';

/** A request that DynamoDB's static rules allow; its expressions are parsed. */
export type Valid = object & { readonly valid: unique symbol };

/** An item, or the key of one, in JSON of the protocol. */
export type WireItem = Readonly<Record<string, unknown>>;

type Action = (store: Store, data: Valid, callback: (error: DynaliteError | null | undefined, output: object) => void) => void;

// Dynalite has one module an operation; its server would want a port, and a signature for each call.
const load = createRequire(__filename);

/** DynamoDB's data, expressions and limits: Dynalite, in memory. Nothing here checks a permission; errors have DynamoDB's code and message. */
export class Engine {
  private readonly store = db.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly cloud: Cloud) {
    Object.assign(this.store.tableDb, { awsAccountId: cloud.options.account, awsRegion: cloud.options.region });
  }

  /** Runs an operation that writes nothing, or nothing but tables. */
  async run<T>(operation: string, input: object): Promise<T> {
    return (await this.act(operation, this.valid(operation, input))) as T;
  }

  /** Runs `work` after all that was given here before, so that no other write comes between what it reads and writes. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return await result;
  }

  /** Checks a request against the rules that need no data. */
  valid(operation: string, input: object): Valid {
    const { types, custom } = load(`dynalite/validations/${moduleOf(operation)}`) as { types: object; custom?: unknown };
    try {
      const data = validations.checkTypes(JSON.parse(toWire(input)) as object, types);
      validations.checkValidations(data, types, custom, this.store);
      return data as Valid;
    } catch (error) {
      throw dynamoDbError(error as DynaliteError);
    }
  }

  /** Runs a valid request. */
  async act(operation: string, data: Valid): Promise<object> {
    const action = load(`dynalite/actions/${moduleOf(operation)}`) as Action;
    const output = await settled<object>((done) => {
      action(this.store, data, done);
    });
    return fromWire(JSON.stringify(output), this.cloud.arn('dynamodb', ''));
  }

  /** Key schema and name of a table; fails with `ResourceNotFoundException`. */
  async table(name: string): Promise<WireTable> {
    return await settled((done) => {
      this.store.getTable(name, done);
    });
  }

  /** The stored item with this key, which must fit the table. */
  async item(table: WireTable, key: object): Promise<WireItem | undefined> {
    const found = await settled<object | undefined>((done) => {
      this.store.getItemDb(table.TableName).get(db.createKey(key, table), done);
    });
    return found as WireItem | undefined;
  }
}

function moduleOf(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

async function settled<T>(start: (done: (error: DynaliteError | null | undefined, value: T) => void) => void): Promise<T> {
  return await new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) {
        reject(dynamoDbError(error));
      } else {
        resolve(value);
      }
    });
  });
}

/** Dynalite's error as DynamoDB's; a fault of Dynalite itself stays as it is. */
export function dynamoDbError(error: DynaliteError): Error {
  if (!error.body) {
    return error;
  }
  const { __type: type, message, Message } = error.body;
  return new AwsError(type.slice(type.indexOf('#') + 1), message ?? Message ?? '', error.statusCode);
}

/** The engine of a cloud. */
export const engine = perCloud((cloud) => new Engine(cloud));
