import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { ContainerSettings } from './container-process';
import { ContainerProcess } from './container-process';
import type { SageMakerState } from './state';

/** A request to a serving container. */
export interface ServingRequest {
  readonly method: 'GET' | 'POST';
  readonly path: '/ping' | '/invocations' | '/execution-parameters';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** In milliseconds of real time. */
  readonly timeoutMs: number;
}

/** What a serving container answers. */
export interface ServingAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Longest wait for a health check, in milliseconds. */
const PING_TIMEOUT_MS = 2000;
const PING_RETRY_MS = 50;
const SERVING_THREADS = 1;

/** A container that serves a model: the process and its HTTP connections. */
export class ServingProcess {
  readonly container: ContainerProcess;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(state: SageMakerState, settings: Omit<ContainerSettings, 'entryPoint' | 'threads'>) {
    this.container = new ContainerProcess(state, { ...settings, entryPoint: 'serve', threads: SERVING_THREADS });
  }

  /** Resolves at the first healthy answer; rejects when the process ends before or does not answer in time. */
  async ready(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    const tooLate = new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error('the container did not listen in time'));
      }, timeoutMs).unref();
    });
    await Promise.race([this.container.port, tooLate]);
    while (!(await this.healthy())) {
      if (Date.now() > deadline || !this.container.running) {
        throw new Error('the container did not answer GET /ping with 200 in time');
      }
      await new Promise((resolve) => setTimeout(resolve, PING_RETRY_MS));
    }
  }

  /** True when `GET /ping` answers 200 within 2 s. */
  async healthy(): Promise<boolean> {
    const answer = await this.send({ method: 'GET', path: '/ping', timeoutMs: PING_TIMEOUT_MS }).catch(() => undefined);
    return answer?.status === 200;
  }

  /** Sends one request; rejects when the process is gone or silent for too long. */
  async send({ method, path, headers, body, timeoutMs }: ServingRequest): Promise<ServingAnswer> {
    const port = await this.container.port;
    return new Promise((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, method, path, agent: this.agent, headers, timeout: timeoutMs });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        buffer(response).then((content) => {
          resolve({ status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', body: content });
        }, reject);
      });
      outgoing.end(body);
    });
  }

  /** Ends the process at once. */
  stop(): void {
    this.agent.destroy();
    this.container.kill('SIGKILL');
  }
}
