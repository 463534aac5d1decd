import type {
  CreateBucketCommandInput,
  CreateBucketCommandOutput,
  DeleteBucketCommandInput,
  GetBucketLocationCommandInput,
  GetBucketLocationCommandOutput,
  HeadBucketCommandInput,
  HeadBucketCommandOutput,
  ListBucketsCommandInput,
  ListBucketsCommandOutput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../core/aws-error';
import type { SdkOutput } from '../core/sdk-output';
import type { CallContext } from '../core/service';
import { allow, authorizeS3, bucketArn } from './authorize';
import { objectStore } from './object-store';
import { canonicalUser } from './owner';
import { wholeSeconds } from './store-object';

/** Bucket names that DNS takes: 3 to 63 lower-case letters, digits, dots and hyphens. */
const BUCKET_NAME = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Where one's own bucket made again is no error, for old clients. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
const LEGACY_REGION = 'us-east-1';

export function createBucket(input: CreateBucketCommandInput, context: CallContext): SdkOutput<CreateBucketCommandOutput> {
  const name = input.Bucket ?? '';
  const store = objectStore(context.cloud);
  authorizeS3(context, { action: 's3:CreateBucket', resource: bucketArn(context, name) });
  if (!BUCKET_NAME.test(name)) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
  }
  if (store.has(name) && context.cloud.options.region === LEGACY_REGION) {
    return { Location: `/${name}`, BucketArn: bucketArn(context, name) };
  }
  if (store.has(name)) {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
      { BucketName: name },
    );
  }
  store.create(name, wholeSeconds(context.cloud.clock.now()));
  return { Location: `/${name}`, BucketArn: bucketArn(context, name) };
}

export function headBucket(input: HeadBucketCommandInput, context: CallContext): SdkOutput<HeadBucketCommandOutput> {
  const store = objectStore(context.cloud);
  if (!store.has(input.Bucket ?? '')) {
    throw new AwsError('NotFound', 'Not Found', 404);
  }
  const bucket = store.bucket(input.Bucket);
  allow(context, bucket, 's3:ListBucket');
  return { BucketRegion: context.cloud.options.region, BucketArn: bucketArn(context, bucket.name) };
}

export function deleteBucket(input: DeleteBucketCommandInput, context: CallContext): object {
  const store = objectStore(context.cloud);
  const bucket = store.bucket(input.Bucket);
  allow(context, bucket, 's3:DeleteBucket');
  store.delete(bucket.name);
  return {};
}

export function listBuckets(_input: ListBucketsCommandInput, context: CallContext): SdkOutput<ListBucketsCommandOutput> {
  authorizeS3(context, { action: 's3:ListAllMyBuckets', resource: '*' });
  const buckets = objectStore(context.cloud).buckets.map(({ name, createdAt }) => ({ Name: name, CreationDate: createdAt }));
  buckets.sort((a, b) => (a.Name < b.Name ? -1 : 1));
  return { Buckets: buckets, Owner: canonicalUser(context) };
}

export function getBucketLocation(input: GetBucketLocationCommandInput, context: CallContext): SdkOutput<GetBucketLocationCommandOutput> {
  const bucket = objectStore(context.cloud).bucket(input.Bucket);
  allow(context, bucket, 's3:GetBucketLocation');
  const { region } = context.cloud.options;
  // The oldest region has no constraint.
  return region === 'us-east-1' ? {} : { LocationConstraint: region as GetBucketLocationCommandOutput['LocationConstraint'] };
}
