import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { AwsError } from '../core/aws-error';
import type { Cloud } from '../core/cloud';
import { perCloud } from '../core/per-cloud';
import { fromWire, toWire } from './wire-values';

/** Dynalite wants a signature to be there; it does not verify it, and nothing but this process knows the port. */
const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=local/20000101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** DynamoDB's data, expressions and limits: Dynalite, in memory, behind a loopback port of its own. */
export class Engine {
  private server?: Promise<Server>;
  private readonly running = new Set<Promise<unknown>>();
  private stopped = false;

  constructor(private readonly cloud: Cloud) {}

  /** Runs an operation without any check of permissions; an error has DynamoDB's code and message. */
  async run<T>(operation: string, input: object): Promise<T> {
    if (this.stopped) {
      throw new AwsError('ServiceUnavailable', 'local mode is stopping', 503);
    }
    const answer = this.request<T>(operation, input);
    this.running.add(answer);
    try {
      return await answer;
    } finally {
      this.running.delete(answer);
    }
  }

  /** Ends after the operations that run: Dynalite ends the whole process when its store is closed under one of them. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled(this.running);
    const server = await this.server;
    if (server) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  private async request<T>(operation: string, input: object): Promise<T> {
    this.server ??= listen();
    const { port } = (await this.server).address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20000101T000000Z',
        authorization: AUTHORIZATION,
      },
      body: toWire(input),
    });
    const output = fromWire(await response.text(), this.cloud.arn('dynamodb', ''));
    if (!response.ok) {
      const { __type: type = 'InternalServerError', message = '' } = output as { __type?: string; message?: string };
      throw new AwsError(type.slice(type.indexOf('#') + 1), message, response.status);
    }
    return output as T;
  }
}

function listen(): Promise<Server> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** The engine of a cloud; it starts at the first operation. */
export const engine = perCloud((cloud) => new Engine(cloud));
