import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HttpResponse, IncomingRequest } from './message';

/** Answers each request; never rejects. */
export type Handler = (request: IncomingRequest) => Promise<HttpResponse>;

/** A server on the loopback interface. */
export interface RunningServer {
  readonly port: number;
  /** Ends all connections. */
  stop(): Promise<void>;
}

/** SDK clients keep connections for longer than Node's 5 s; a reused connection must not be closed in their face. */
const KEEP_ALIVE_MS = 65_000;

/** Starts the server; port 0 takes a free one. Rejects with what to do if the port is taken. */
export async function startServer(port: number, handle: Handler): Promise<RunningServer> {
  const server = createServer((message, response) => void exchange(message, response, handle));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  }).catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(`port ${port} of 127.0.0.1 is taken, perhaps by another run: end that one, or choose another port`, { cause });
    }
    throw cause;
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
}

async function exchange(message: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  try {
    const { status, headers = {}, body } = await handle(toRequest(message));
    // What the handler did not read must not stay in the way of the connection's next request.
    message.resume();
    response.writeHead(status, withLength(headers, body));
    if (body instanceof Readable) {
      await pipeline(body, response);
    } else {
      response.end(body);
    }
  } catch {
    // The client went away in the middle, or a stream broke: the client must not take the rest for whole.
    response.destroy();
  }
}

function toRequest(message: IncomingMessage): IncomingRequest {
  const [path, query] = split(message.url ?? '/');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]));
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers,
    rawHeaders: message.rawHeaders,
    body: message,
    trailers: {},
  };
}

function split(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

/** A header's own length stands: the answer to HEAD has one and no body. */
function withLength(headers: NonNullable<HttpResponse['headers']>, body: HttpResponse['body']): OutgoingHttpHeaders {
  if (body instanceof Readable || 'content-length' in headers) {
    return { ...headers };
  }
  return { ...headers, 'content-length': String(body === undefined ? 0 : Buffer.byteLength(body)) };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
