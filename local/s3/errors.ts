import { AwsError } from '../core/aws-error';

/*
 * Errors with the words of S3: what they are about is in their members, which clients find beside code and message.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */

export const noSuchBucket = (BucketName: string): AwsError =>
  new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName });

export const noSuchKey = (Key: string): AwsError => new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key });

export const noSuchVersion = (Key: string, VersionId: string): AwsError =>
  new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, { Key, VersionId });

export const noSuchUpload = (UploadId: string): AwsError =>
  new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId },
  );

export const preconditionFailed = (Condition: string): AwsError =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, { Condition });

export const methodNotAllowed = (Method: string, ResourceType: string): AwsError =>
  new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, { Method, ResourceType });

export const invalidArgument = (message: string, ArgumentName: string, ArgumentValue: unknown): AwsError =>
  new AwsError('InvalidArgument', message, 400, { ArgumentName, ArgumentValue });

export const malformedXml = (): AwsError =>
  new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
