import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { startLocal } from '../../local/main';

const run = promisify(execFile);
const DRIVER = join('bench', 'witness');
const START_MS = 30_000;

/** An emulator that answers at an endpoint. */
export interface Side {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The template that both sides deploy, as JSON text. */
export async function template(python: string): Promise<string> {
  return (await run(python, [join(DRIVER, 'template.py')])).stdout;
}

/** Local mode on a cloud assembly with one stack. */
export async function startOurs(templateText: string): Promise<Side> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-witness-'));
  const app = join(folder, 'app');
  mkdirSync(app);
  const properties = { templateFile: 'witness.template.json' };
  const stack = { type: 'aws:cloudformation:stack', environment: 'aws://000000000000/us-east-1', properties };
  writeFileSync(join(app, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { witness: stack } }));
  writeFileSync(join(app, properties.templateFile), templateText);
  const local = await startLocal({ app, port: 0, dataDir: join(folder, 'data') });
  return {
    endpoint: local.endpoint,
    stop: async () => {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** MiniStack, on the loopback interface alone, from the environment of this Python; its own files go to a folder of their own. */
export async function startTheirs(python: string): Promise<Side> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-ministack-'));
  const port = String(await freePort());
  const process_ = spawn(join(dirname(python), 'ministack'), {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ BIND_HOST: '127.0.0.1', GATEWAY_PORT: port, EDGE_PORT: port, SFTP_ENABLED: '0', IOT_MTLS_ENABLED: '0' },
      ...{ TMPDIR: folder, LOG_LEVEL: 'ERROR' },
    },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await end(process_);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(`${endpoint}/_ministack/health`, process_);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, stop };
}

/** What a side answers to every call of the driver; `deploys` for the side that gets the template by the API. */
export async function drive(python: string, { endpoint }: Side, deploys: boolean): Promise<Record<string, unknown>> {
  const script = [join(DRIVER, 'drive.py'), endpoint, ...(deploys ? ['--deploy'] : [])];
  const { stdout } = await run(python, script, { maxBuffer: 1 << 28, timeout: 180_000 });
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(url: string, started: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && started.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok === true) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`MiniStack must answer at ${url} within ${START_MS / 1000} s, but does not`);
}

async function end(started: ChildProcess): Promise<void> {
  if (started.exitCode === null) {
    started.kill();
    await once(started, 'exit');
  }
}
