import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
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

test('a port that is taken is a clear error', async () => {
  await expect(startServer(server.port, handle)).rejects.toThrow(
    `port ${server.port} of 127.0.0.1 is taken, perhaps by another run: end that one, or choose another port`,
  );
});

test('listens on the loopback interface only', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
  for (const host of [...outside, '127.0.0.2']) {
    await expect(reached(host)).resolves.toBe(false);
  }
  await expect(reached('127.0.0.1')).resolves.toBe(true);
});

/** Whether the server takes a connection to this address. */
function reached(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: server.port, timeout: 1000 }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
    socket.on('timeout', () => {
      socket.destroy();
      resolve(false);
    });
  });
}
