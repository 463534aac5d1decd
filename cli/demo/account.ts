import { CloudFormationClient, paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AwsCredentialIdentity } from '@smithy/types';

/** Where the clients call, and in whose name. */
export interface ClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentialIdentity;
}

/** Clients of one person or of the administrator. */
export class Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly tables: DynamoDBDocumentClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly states: SFNClient;

  constructor(readonly config: ClientConfig) {
    this.cloudFormation = new CloudFormationClient(config);
    this.cloudWatch = new CloudWatchClient(config);
    this.tables = DynamoDBDocumentClient.from(new DynamoDBClient(config));
    this.s3 = new S3Client(config);
    this.sageMaker = new SageMakerClient(config);
    this.states = new SFNClient(config);
  }

  /** Clients in the name of a role that these may assume. */
  async as(roleArn: string): Promise<Clients> {
    const sts = new STSClient(this.config);
    const { Credentials: found } = await sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'plumbline' }));
    return new Clients({
      ...this.config,
      credentials: {
        accessKeyId: found?.AccessKeyId ?? '',
        secretAccessKey: found?.SecretAccessKey ?? '',
        sessionToken: found?.SessionToken,
      },
    });
  }
}

/** Outputs of all stacks: stack name to output key to value. */
export async function stackOutputs({ cloudFormation }: Clients): Promise<Map<string, Record<string, string>>> {
  const outputs = new Map<string, Record<string, string>>();
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudFormation }, {})) {
    for (const { StackName = '', Outputs = [] } of Stacks) {
      outputs.set(StackName, Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])));
    }
  }
  return outputs;
}
