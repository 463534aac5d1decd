import { request } from 'node:http';
import { Readable } from 'node:stream';
import { readBody } from '../../../local/http/message';
import type { Handler, RunningServer } from '../../../local/http/server';
import { startServer } from '../../../local/http/server';

let server: RunningServer;
let handle: Handler;

beforeAll(async () => {
  server = await startServer(0, (incoming) => handle(incoming));
});
afterAll(async () => {
  await server.stop();
});

const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

test('hands over method, raw path, query, headers and body', async () => {
  handle = async (incoming) => {
    const { method, path, query, headers } = incoming;
    return {
      status: 201,
      body: JSON.stringify([method, path, query.getAll('a'), headers['x-one'], (await readBody(incoming)).toString()]),
    };
  };
  const response = await fetch(url('/b%20c/d?a=1&a=%32'), { method: 'PUT', headers: { 'X-One': 'yes' }, body: 'text' });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual(['PUT', '/b%20c/d', ['1', '2'], 'yes', 'text']);
});

test('streams a body', async () => {
  handle = () => Promise.resolve({ status: 200, body: Readable.from([Buffer.from('one'), Buffer.from('two')], { objectMode: false }) });
  expect(await (await fetch(url('/'))).text()).toBe('onetwo');
});

test('a stream that breaks does not end as if it were whole', async () => {
  handle = () =>
    Promise.resolve({
      status: 200,
      body: new Readable({
        read() {
          this.push('part');
          this.destroy(new Error('disk'));
        },
      }),
    });
  await expect(fetch(url('/')).then((response) => response.text())).rejects.toThrow();
});

test('a client that goes away ends the stream that it was sent', async () => {
  const endless = new Readable({
    read() {
      setImmediate(() => this.push(Buffer.alloc(65536)));
    },
  });
  handle = () => Promise.resolve({ status: 200, body: endless });
  const client = request(url('/'), (response) => response.once('data', () => client.destroy()));
  client.on('error', () => undefined).end();
  await new Promise((resolve) => endless.once('close', resolve));
  expect(endless.destroyed).toBe(true);
});

test('a body that nobody reads does not block the connection', async () => {
  handle = () => Promise.resolve({ status: 403 });
  const body = new Uint8Array(4 * 1024 * 1024);
  expect((await fetch(url('/'), { method: 'PUT', body })).status).toBe(403);
  expect((await fetch(url('/'), { method: 'PUT', body })).status).toBe(403);
});

test('refuses a port that is taken', async () => {
  await expect(startServer(server.port, handle)).rejects.toThrow('EADDRINUSE');
});
