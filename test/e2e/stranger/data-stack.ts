import type { StackProps } from 'aws-cdk-lib/core';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/** Where the shop keeps what it knows. */
export class DataStack extends Stack {
  public readonly orders: ITable;
  public readonly labels: IBucket;
  public readonly news: ITopic;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const orders = new Table(this, 'Orders', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    orders.addGlobalSecondaryIndex({ indexName: 'by-status', partitionKey: { name: 'status', type: AttributeType.STRING } });
    const labels = new Bucket(this, 'Labels', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      autoDeleteObjects: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const printing = new Queue(this, 'Printing');
    labels.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(printing), { prefix: 'labels/' });
    const news = new Topic(this, 'News', { displayName: 'News of the shop' });
    news.addSubscription(new SqsSubscription(new Queue(this, 'Inbox', { queueName: 'shop-inbox' }), { rawMessageDelivery: true }));
    new StringParameter(this, 'Currency', { parameterName: '/shop/currency', stringValue: 'EUR' });
    new CfnOutput(this, 'LabelsName', { value: labels.bucketName });
    new CfnOutput(this, 'PrintingUrl', { value: printing.queueUrl });
    this.orders = orders;
    this.labels = labels;
    this.news = news;
  }
}
