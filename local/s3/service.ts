import { AwsError } from '../core/aws-error';
import type { Run } from '../core/supported-input';
import { supportedInput } from '../core/supported-input';
import type { Operation, Service } from '../core/service';
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './bucket-operations';
import { CHECKSUM_FIELDS } from './checksums';
import { completeMultipartUpload } from './complete-multipart-upload';
import { copyObject } from './copy-object';
import { deleteObject, deleteObjects } from './delete-object';
import { getObject, headObject } from './get-object';
import { CONFIGURATION_OPERATIONS } from './bucket-configuration';
import { listMultipartUploads } from './list-multipart-uploads';
import { listObjectVersions } from './list-object-versions';
import { listObjects, listObjectsV2 } from './list-objects';
import { abortMultipartUpload, createMultipartUpload, listParts } from './multipart-operations';
import { getObjectAttributes } from './object-attributes';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './object-tagging';
import { STORED_FIELDS } from './object-version';
import { putObject } from './put-object';
import { uploadPart, uploadPartCopy } from './upload-part';

const CHECKSUM = ['ChecksumAlgorithm', ...CHECKSUM_FIELDS];
const ENCRYPTION = ['ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled'];
const WRITE_CONDITIONS = ['IfMatch', 'IfNoneMatch'];
const READ = ['Key', 'VersionId', 'Range', 'PartNumber', 'ChecksumMode', ...WRITE_CONDITIONS, 'IfModifiedSince', 'IfUnmodifiedSince'];
const RESPONSE = ['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'ContentType'].map(
  (name) => `Response${name}`,
);
const BODY = ['Key', 'Body', 'ContentLength', 'ContentMD5', ...CHECKSUM];
const COPY_CONDITIONS = ['IfMatch', 'IfNoneMatch', 'IfModifiedSince', 'IfUnmodifiedSince'].map((name) => `CopySource${name}`);
const UPLOAD = ['Key', 'UploadId'];
const VERSION = ['Key', 'VersionId'];
const LISTING = ['Prefix', 'Delimiter', 'EncodingType'];
const TAGS_AND_ACL = ['Tagging', 'ACL'];

/** Operations, and what each takes beside the bucket. */
const OPERATIONS: Readonly<Record<string, readonly [Run, readonly string[]]>> = {
  CreateBucket: [createBucket, ['CreateBucketConfiguration']],
  HeadBucket: [headBucket, []],
  DeleteBucket: [deleteBucket, []],
  ListBuckets: [listBuckets, []],
  GetBucketLocation: [getBucketLocation, []],
  ...CONFIGURATION_OPERATIONS,
  PutObject: [putObject, [...BODY, ...STORED_FIELDS, ...ENCRYPTION, ...WRITE_CONDITIONS, ...TAGS_AND_ACL]],
  GetObject: [getObject, [...READ, ...RESPONSE]],
  HeadObject: [headObject, [...READ, ...RESPONSE]],
  DeleteObject: [deleteObject, ['Key', 'VersionId']],
  DeleteObjects: [deleteObjects, ['Delete', ...CHECKSUM]],
  GetObjectTagging: [getObjectTagging, VERSION],
  PutObjectTagging: [putObjectTagging, [...VERSION, 'Tagging', 'ContentMD5', 'ChecksumAlgorithm']],
  DeleteObjectTagging: [deleteObjectTagging, VERSION],
  GetObjectAttributes: [getObjectAttributes, [...VERSION, 'ObjectAttributes']],
  ListObjects: [listObjects, [...LISTING, 'Marker', 'MaxKeys']],
  ListObjectsV2: [listObjectsV2, [...LISTING, 'MaxKeys', 'ContinuationToken', 'StartAfter', 'FetchOwner']],
  ListObjectVersions: [listObjectVersions, [...LISTING, 'MaxKeys', 'KeyMarker', 'VersionIdMarker']],
  ListMultipartUploads: [listMultipartUploads, ['Prefix', 'EncodingType', 'MaxUploads', 'KeyMarker', 'UploadIdMarker']],
  CopyObject: [
    copyObject,
    [
      ...['Key', 'CopySource', 'MetadataDirective', 'ChecksumAlgorithm', ...COPY_CONDITIONS],
      ...[...STORED_FIELDS, ...ENCRYPTION, ...WRITE_CONDITIONS, ...TAGS_AND_ACL, 'TaggingDirective'],
    ],
  ],
  CreateMultipartUpload: [
    createMultipartUpload,
    ['Key', 'ChecksumAlgorithm', 'ChecksumType', ...STORED_FIELDS, ...ENCRYPTION, ...TAGS_AND_ACL],
  ],
  UploadPart: [uploadPart, [...BODY, 'UploadId', 'PartNumber']],
  UploadPartCopy: [uploadPartCopy, [...UPLOAD, 'PartNumber', 'CopySource', 'CopySourceRange', ...COPY_CONDITIONS]],
  CompleteMultipartUpload: [
    completeMultipartUpload,
    [...UPLOAD, 'MultipartUpload', 'ChecksumType', ...CHECKSUM_FIELDS, ...WRITE_CONDITIONS],
  ],
  AbortMultipartUpload: [abortMultipartUpload, UPLOAD],
  ListParts: [listParts, [...UPLOAD, 'MaxParts', 'PartNumberMarker']],
};

/** Amazon S3: buckets and objects as files under the cloud's data folder. */
export function createS3(): Service {
  const operations = Object.entries(OPERATIONS).map(([name, [run, fields]]) => [name, operation(name, fields, run)] as const);
  return { signingName: 's3', operations: Object.fromEntries(operations) };
}

function operation(name: string, fields: readonly string[], run: Run): Operation {
  const supported = supportedInput(name, ['Bucket', 'ExpectedBucketOwner', ...fields], run);
  return async (input: { readonly ExpectedBucketOwner?: string }, context) => {
    if ((input.ExpectedBucketOwner ?? context.cloud.options.account) !== context.cloud.options.account) {
      throw new AwsError('AccessDenied', 'The bucket is not owned by the expected bucket owner', 403);
    }
    return await supported(input, context);
  };
}
