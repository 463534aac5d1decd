import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';

const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});

/** `POST /orders` queues an order, `GET /orders/{id}` reads one. */
export async function handler(event) {
  if (event.routeKey === 'POST /orders') {
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: event.body }));
    return { statusCode: 202, body: JSON.stringify({ queued: JSON.parse(event.body).id }) };
  }
  const Key = { id: { S: event.pathParameters.id } };
  const { Item } = await dynamo.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }));
  return Item ? { id: Item.id.S, status: Item.status.S } : { statusCode: 404, body: 'no such order' };
}
