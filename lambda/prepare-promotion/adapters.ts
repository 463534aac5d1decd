import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Deployment, Probe } from './contract';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sagemaker = new SageMakerClient({});
const s3 = new S3Client({});

/** All deployments of the model, oldest first. */
export async function readDeployments(table: string, model: string): Promise<Deployment[]> {
  const pages = paginateQuery(
    { client: tables },
    { TableName: table, KeyConditionExpression: 'model = :model', ExpressionAttributeValues: { ':model': model }, ConsistentRead: true },
  );
  const deployments: Deployment[] = [];
  for await (const page of pages) {
    deployments.push(...((page.Items ?? []) as Deployment[]));
  }
  return deployments;
}

/** What is needed of a model package. */
export interface PackageDescription {
  readonly group: string | undefined;
  readonly approval: string | undefined;
  readonly version: number;
  readonly artifactUri: string;
  /** Metadata that training attached. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Describes a model package. */
export async function describePackage(arn: string): Promise<PackageDescription> {
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return {
    group: found.ModelPackageGroupName,
    approval: found.ModelApprovalStatus,
    version: found.ModelPackageVersion ?? 0,
    artifactUri: found.InferenceSpecification?.Containers?.[0]?.ModelDataUrl ?? '',
    metadata: found.CustomerMetadataProperties ?? {},
  };
}

/** The probes that the evaluation stored; throws when the object holds something else. */
export async function readProbes(bucket: string, key: string): Promise<Probe[]> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const probes: unknown = JSON.parse((await Body?.transformToString()) ?? '');
  if (!Array.isArray(probes) || probes.length === 0 || !probes.every(isProbe)) {
    throw new Error(`s3://${bucket}/${key} must hold a list of probes {row, score}`);
  }
  return probes;
}

function isProbe(value: unknown): value is Probe {
  const { row, score } = (value ?? {}) as Partial<Probe>;
  return typeof row === 'string' && typeof score === 'number';
}
