import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLUMBLINE = join(__dirname, '..', '..', 'cli', 'plumbline.js');
const START_MS = 60_000;
/** Real milliseconds between two looks whether an emulator is ready. */
const LOOK_MS = 20;

/** An emulator of AWS that answers at an endpoint. */
export interface Emulator {
  readonly name: string;
  readonly endpoint: string;
  /** Of its main process. */
  readonly pid: number;
  /** Ends its process and removes its files. */
  stop(): Promise<void>;
}

/** Local mode on a cloud assembly whose one stack, `name`, has this template. */
export async function startPlumbline(name: string, template: string): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const app = join(folder, 'app');
  mkdirSync(app);
  const properties = { templateFile: 'template.json' };
  const stack = { type: 'aws:cloudformation:stack', environment: 'aws://000000000000/us-east-1', properties };
  writeFileSync(join(app, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { [name]: stack } }));
  writeFileSync(join(app, properties.templateFile), template);
  const port = await freePort();
  const command = [PLUMBLINE, 'local', '--app', app, '--data', join(folder, 'data'), '--port', String(port)];
  const endpoint = `http://127.0.0.1:${port}`;
  return await started(
    'plumbline',
    spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] }),
    folder,
    endpoint,
    '/_plumbline/health',
  );
}

/** MiniStack, on the loopback interface alone, from the environment of this Python; its own files go to a folder of their own. */
export async function startMiniStack(python: string): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-ministack-'));
  const port = String(await freePort());
  const environment = { BIND_HOST: '127.0.0.1', GATEWAY_PORT: port, EDGE_PORT: port, SFTP_ENABLED: '0', IOT_MTLS_ENABLED: '0' };
  const server = spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, ...environment, TMPDIR: folder, LOG_LEVEL: 'ERROR' },
  });
  return await started('MiniStack', server, folder, `http://127.0.0.1:${port}`, '/_ministack/health');
}

async function started(name: string, server: ChildProcess, folder: string, endpoint: string, health: string): Promise<Emulator> {
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) {
      server.kill();
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    const response = await fetch(endpoint + health).catch(() => undefined);
    if (response?.ok === true) {
      return { name, endpoint, pid: server.pid ?? 0, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  await stop();
  throw new Error(`${name} must be ready at ${endpoint + health} within ${START_MS / 1000} s, but is not`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
