import type { DecisionCase } from '../probe';
import { arnOf, nameOf } from '../resource-names';
import type { StagePolicies } from '../stage-policies';
import { deputyCases } from './deputy-cases';

/** Decisions about every bucket: its own account over TLS 1.2 alone, and access logs where a bucket sends them. */
export function bucketCases(stage: StagePolicies): DecisionCase[] {
  const buckets = stage.resources.filter(({ resource }) => resource.Type === 'AWS::S3::Bucket');
  return buckets.flatMap((bucket) => [...transportCases(arnOf(bucket)), ...logCases(bucket, stage)]);
}

function transportCases(arn: string): DecisionCase[] {
  const requests = [
    { action: 's3:ListBucket', resource: arn },
    { action: 's3:GetObject', resource: `${arn}/x` },
    { action: 's3:DeleteObjectTagging', resource: `${arn}/x` },
  ];
  return requests.flatMap((request): DecisionCase[] => [
    { ...request, who: 'administrator', keys: {}, allowed: true },
    { ...request, who: 'administrator', keys: { 's3:TlsVersion': '1.2' }, allowed: true },
    { ...request, who: 'administrator', keys: { 's3:TlsVersion': '1.1' }, allowed: false },
    { ...request, who: 'administrator', keys: { 'aws:SecureTransport': 'false', 's3:TlsVersion': undefined }, allowed: false },
    { ...request, who: 'stranger', keys: {}, allowed: false },
  ]);
}

interface Logging {
  readonly DestinationBucketName: string;
  readonly LogFilePrefix: string;
}

function logCases(bucket: StagePolicies['resources'][number], { environment, resources }: StagePolicies): DecisionCase[] {
  const sent = bucket.property('LoggingConfiguration') as Logging | undefined;
  const destination = resources.find((each) => each.resource.Type === 'AWS::S3::Bucket' && nameOf(each) === sent?.DestinationBucketName);
  if (sent === undefined || destination === undefined) {
    return [];
  }
  const { account } = environment;
  const folder = `${arnOf(destination)}/${sent.LogFilePrefix.replace(/\/$/, '')}`;
  const log = { action: 's3:PutObject', resource: `${folder}/x`, service: 'logging.s3.amazonaws.com', keys: {} };
  const source = { 'aws:SourceArn': arnOf(bucket), 'aws:SourceAccount': account };
  return [
    ...deputyCases({ ...log, source: arnOf(bucket), otherSource: 'arn:aws:s3:::other' }, environment),
    { ...log, who: { service: log.service }, resource: `${arnOf(destination)}/Other/x`, keys: source, allowed: false },
    { ...log, who: { service: log.service }, action: 's3:GetObject', keys: source, allowed: false },
  ];
}
