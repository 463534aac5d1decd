import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ExecutionAlreadyExists, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { RetrainDecision } from './contract';
import type { IngestedFile, TrainingRange } from './core';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });
const states = new SFNClient({});

/** Names of the executions that run. */
export async function runningExecutions(stateMachineArn: string): Promise<string[]> {
  const { executions = [] } = await states.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
  return executions.map(({ name = '' }) => name);
}

/** Starts a training; the same name again is the same execution. */
export async function startTraining(stateMachineArn: string, name: string, input: TrainingRange & { reason: string }): Promise<string> {
  try {
    const started = await states.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    return started.executionArn ?? '';
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) {
      return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    }
    throw error;
  }
}

/** All files of the dataset in the ingestion ledger. */
export function readFiles(table: string, dataset: string): Promise<IngestedFile[]> {
  return queryAll(table, 'dataset', dataset);
}

/** All decisions on the model. */
export function readDecisions(table: string, model: string): Promise<RetrainDecision[]> {
  return queryAll(table, 'model', model);
}

/** Records a decision. */
export async function recordDecision(table: string, decision: RetrainDecision): Promise<void> {
  await tables.send(new PutCommand({ TableName: table, Item: decision }));
}

async function queryAll<T>(table: string, key: string, value: string): Promise<T[]> {
  const pages = paginateQuery(
    { client: tables },
    {
      TableName: table,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': key },
      ExpressionAttributeValues: { ':value': value },
      ConsistentRead: true,
    },
  );
  const items: T[] = [];
  for await (const { Items = [] } of pages) {
    items.push(...(Items as T[]));
  }
  return items;
}
