import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import { invalidArgument } from './errors';

const MAX_OBJECT_TAGS = 10;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** The tags of an object from the header `x-amz-tagging`, which has the form of a query. */
export function tagsFromHeader(header: string | undefined): Tag[] {
  const tags = [...new URLSearchParams(header ?? '')].map(([Key, Value]) => ({ Key, Value }));
  if (tags.some(({ Key }) => Key === '')) {
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    );
  }
  assertTags(tags);
  return tags;
}

/** Condition keys of tags, one for each, for example `s3:ExistingObjectTag/team`. */
export function tagKeys(prefix: string, tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [`${prefix}/${Key}`, Value]));
}

/** Condition keys of the tags that a request asks for. */
export function requestTagKeys(tags: readonly Tag[]): Record<string, string | string[]> {
  const names = tags.map(({ Key = '' }) => Key);
  return { ...tagKeys('s3:RequestObjectTag', tags), ...(names.length > 0 && { 's3:RequestObjectTagKeys': names }) };
}

/** Fails for too many tags, two of one key, and keys and values that are too long. */
export function assertTags(tags: readonly Tag[], max = MAX_OBJECT_TAGS): void {
  if (tags.length > max) {
    throw new AwsError('BadRequest', `Object tags cannot be greater than ${max}`);
  }
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw new AwsError('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  for (const { Key = '', Value = '' } of tags) {
    if (Key === '' || Key.length > MAX_KEY_LENGTH) {
      throw new AwsError('InvalidTag', 'The TagKey you have provided is invalid', 400, { TagKey: Key });
    }
    if (Value.length > MAX_VALUE_LENGTH) {
      throw new AwsError('InvalidTag', 'The TagValue you have provided is invalid', 400, { TagKey: Key, TagValue: Value });
    }
  }
}
