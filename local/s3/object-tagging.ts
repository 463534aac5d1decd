import type {
  DeleteObjectTaggingCommandInput,
  GetObjectTaggingCommandInput,
  GetObjectTaggingCommandOutput,
  PutObjectTaggingCommandInput,
  Tag,
} from '@aws-sdk/client-s3';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow } from './authorize';
import { existingTagKeys, existingVersion } from './find-version';
import { objectStore } from './object-store';
import { validKey } from './put-object';
import { shownVersionId } from './store-object';
import { assertTags, requestTagKeys } from './tags';

export function getObjectTagging(input: GetObjectTaggingCommandInput, context: CallContext): SdkOutput<GetObjectTaggingCommandOutput> {
  const { tags, VersionId } = tagged(input, context, 'Get');
  return { TagSet: [...tags], VersionId };
}

export function putObjectTagging(input: PutObjectTaggingCommandInput, context: CallContext): object {
  return replace(input, context, 'Put', input.Tagging?.TagSet ?? []);
}

export function deleteObjectTagging(input: DeleteObjectTaggingCommandInput, context: CallContext): object {
  return replace(input, context, 'Delete', []);
}

function replace(input: GetObjectTaggingCommandInput, context: CallContext, verb: string, tags: readonly Tag[]): object {
  assertTags(tags);
  const { content, VersionId } = tagged(input, context, verb, tags);
  content.tags = tags;
  return { VersionId };
}

function tagged(
  input: GetObjectTaggingCommandInput,
  context: CallContext,
  verb: string,
  requested: readonly Tag[] = [],
): { content: { tags: readonly Tag[] }; tags: readonly Tag[]; VersionId?: string } {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  const key = validKey(input.Key);
  const target = { bucket, key, versionId: input.VersionId };
  allow(context, bucket, `s3:${verb}Object${input.VersionId === undefined ? '' : 'Version'}Tagging`, key, {
    ...existingTagKeys(target),
    ...requestTagKeys(requested),
  });
  const version = existingVersion(context, target);
  return { content: version.content, tags: version.content.tags, VersionId: shownVersionId(bucket, version) };
}
