import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { isObject } from './json';
import type { Resource } from './resource';

/** Members that are text to the service, and that state machines may write as JSON; `*` is every item of an array. */
const TEXT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'events:PutEvents': ['Entries', '*', 'Detail'],
  'lambda:Invoke': ['Payload'],
  's3:PutObject': ['Body'],
  'sagemaker:InvokeEndpoint': ['Body'],
  'sns:Publish': ['Message'],
  'sqs:SendMessage': ['MessageBody'],
  'states:StartExecution': ['Input'],
  'states:StartSyncExecution': ['Input'],
};

/** A task's arguments as the service's operation takes them. */
export function toServiceInput({ service, operation, type }: Resource, args: unknown): object {
  if (type === 'lambda' && isObject(args)) {
    // An event is JSON always, a text with its quotes.
    return args.Payload === undefined ? args : { ...args, Payload: JSON.stringify(args.Payload) };
  }
  const path = TEXT_MEMBERS[`${service.signingName}:${operation}`] ?? [];
  const input = path.length === 0 ? args : asText(args, path);
  return (service.lowerCamel === true ? rename(input, (key) => key.charAt(0).toLowerCase() + key.slice(1)) : input) as object;
}

/**
 * An operation's result as a state sees it: blobs and streams as text, member names in upper case, times in ISO 8601, or of optimized
 * integrations in milliseconds since the epoch.
 */
export async function toStateData({ service, optimized }: Resource, output: unknown): Promise<unknown> {
  const json = await toJson(output ?? {}, optimized ? (date) => date.getTime() : (date) => date.toISOString());
  return service.lowerCamel === true ? rename(json, (key) => key.charAt(0).toUpperCase() + key.slice(1)) : json;
}

function asText(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) {
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => asText(item, rest));
  }
  return isObject(value) && value[step] !== undefined ? { ...value, [step]: asText(value[step], rest) } : value;
}

function rename(value: unknown, change: (key: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => rename(item, change));
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), rename(item, change)])) : value;
}

async function toJson(value: unknown, time: (date: Date) => unknown): Promise<unknown> {
  if (value instanceof Date) {
    return time(value);
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('utf8');
  }
  if (value instanceof Readable) {
    return text(value);
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => toJson(item, time)));
  }
  if (!isObject(value)) {
    return value;
  }
  const members = Object.entries(value).filter(([key, item]) => item !== undefined && key !== '$metadata');
  return Object.fromEntries(await Promise.all(members.map(async ([key, item]) => [key, await toJson(item, time)] as const)));
}
